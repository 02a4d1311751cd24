package org.sekisho.challenge;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Answers;
import org.sekisho.authentication.FirstPage;
import org.sekisho.authentication.Launch;
import org.sekisho.authentication.Screen;

/** The cardholder's browser: one address for the CReq, one for what the cardholder does on the page. */
@Path("/challenge")
@Cancellable(false)
class ChallengeResource {

    private static final Logger LOG = Logger.getLogger(ChallengeResource.class);

    /** More than any password; longer input is not looked at. */
    private static final int LONGEST_ANSWER = 256;

    /** Before the name of the method that the cardholder wants instead. */
    private static final String CHOOSE = "choose:";

    private final FirstPage firstPage;
    private final Answers answers;
    private final Launch launch;
    private final CReqs cReqs;
    private final ScreenPages pages;
    private final MeterRegistry metrics;

    ChallengeResource(
            FirstPage firstPage,
            Answers answers,
            Launch launch,
            CReqs cReqs,
            ScreenPages pages,
            MeterRegistry metrics) {
        this.firstPage = firstPage;
        this.answers = answers;
        this.launch = launch;
        this.cReqs = cReqs;
        this.pages = pages;
        this.metrics = metrics;
    }

    /** Opens the challenge with a CReq, or shows it as it stands. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> open(
            @RestForm @Nullable String creq,
            @RestForm @Nullable String threeDSSessionData,
            @HeaderParam("accept-language") @Nullable String languages) {
        return show(
                switch (cReqs.read(creq, threeDSSessionData)) {
                    case CReqs.Read.Good good -> firstPage.open(good.brought());
                    case CReqs.Read.Bad bad -> firstPage.unreadable(bad.why(), bad.sessionData());
                },
                "open",
                languages);
    }

    /** Takes what the cardholder did: submit, resend, choose another way, or cancel. */
    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> answer(
            @RestForm @Nullable String step,
            @RestForm @Nullable String answer,
            @RestForm @Nullable String action,
            @HeaderParam("accept-language") @Nullable String languages) {
        String token = step == null ? "" : step;
        String chosen = action == null ? "submit" : action;
        return show(
                switch (chosen) {
                    case "cancel" -> answers.cancel(token);
                    case "resend" -> answers.resend(token);
                    case String other
                    when other.startsWith(CHOOSE) -> answers.choose(token, other.substring(CHOOSE.length()));
                    default -> answers.submit(token, answer == null || answer.length() > LONGEST_ANSWER ? "" : answer);
                },
                counted(chosen),
                languages);
    }

    /** An action as it is counted: what a browser sends is no label. */
    private static String counted(String action) {
        if (action.startsWith(CHOOSE)) {
            return "choose";
        }
        return action.equals("cancel") || action.equals("resend") ? action : "submit";
    }

    /** Starts the challenge of a merchant without a 3DS Server: a page that posts the CReq. Changes nothing by itself. */
    @GET
    @Path("/start/{token}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> start(
            @PathParam("token") String token, @HeaderParam("accept-language") @Nullable String languages) {
        return launch.find(token)
                .chain(found -> found.isEmpty()
                        ? pages.show(new Screen.Unknown(), languages)
                        : pages.launch(found.get(), languages))
                .onFailure()
                .recoverWithUni(failure -> broken(failure, languages));
    }

    private Uni<RestResponse<String>> show(Uni<Screen> screen, String action, @Nullable String languages) {
        return screen.invoke(shown -> metrics.counter(
                                "sekisho.messages",
                                "type",
                                "challenge." + action,
                                "outcome",
                                shown.getClass().getSimpleName())
                        .increment())
                .chain(shown -> pages.show(shown, languages))
                .onFailure()
                .recoverWithUni(failure -> broken(failure, languages));
    }

    /** What nobody expected: the cardholder reads a sentence, the operator the reason. */
    private Uni<RestResponse<String>> broken(Throwable failure, @Nullable String languages) {
        LOG.error("a challenge page could not be made", failure);
        return pages.show(new Screen.Busy(), languages);
    }
}
