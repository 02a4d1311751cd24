package org.sekisho.challenge;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Answers;
import org.sekisho.authentication.BoundBrowser;
import org.sekisho.authentication.Browser;
import org.sekisho.authentication.FirstPage;
import org.sekisho.authentication.Launch;
import org.sekisho.authentication.Screen;
import org.sekisho.challenge.page.NeutralView;

/** The cardholder's browser: one address for the CReq, one for what the cardholder does on the page. */
@Path("/challenge")
@Cancellable(false)
class ChallengeResource {

    private static final Logger LOG = Logger.getLogger(ChallengeResource.class);

    /** More than any password; longer input is not looked at. */
    private static final int LONGEST_ANSWER = 256;

    /** More than any passkey's answer. */
    private static final int LONGEST_PASSKEY = 2048;

    /** More than any CReq of a shop that means well; what is longer is not offered to be sent again. */
    private static final int LONGEST_AGAIN = 128 * 1024;

    /** Before the name of the method that the cardholder wants instead. */
    private static final String CHOOSE = "choose:";

    /** What else there is to press than Submit. */
    private static final Set<String> OTHERS = Set.of("cancel", "resend", "more", "look", "passkey");

    private final FirstPage firstPage;
    private final Answers answers;
    private final BoundBrowser bound;
    private final Launch launch;
    private final CReqs cReqs;
    private final ScreenPages pages;
    private final MeterRegistry metrics;

    ChallengeResource(
            FirstPage firstPage,
            Answers answers,
            BoundBrowser bound,
            Launch launch,
            CReqs cReqs,
            ScreenPages pages,
            MeterRegistry metrics) {
        this.firstPage = firstPage;
        this.answers = answers;
        this.bound = bound;
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
            @HeaderParam("user-agent") @Nullable String name,
            @HeaderParam("accept-language") @Nullable String languages,
            HttpServerRequest request) {
        Browser browser = new Browser(Tickets.of(request), name, languages);
        return show(
                switch (cReqs.read(creq, threeDSSessionData)) {
                    case CReqs.Read.Good good -> firstPage.open(good.brought(), browser);
                    case CReqs.Read.Bad bad -> firstPage.unreadable(bad.why(), bad.sessionData(), browser);
                },
                "open",
                languages,
                openAgain(creq, threeDSSessionData));
    }

    /** The same CReq once more, which opens the challenge or shows it as it stands. */
    private static NeutralView.@Nullable Again openAgain(@Nullable String creq, @Nullable String sessionData) {
        if (creq == null || creq.length() > LONGEST_AGAIN) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("creq", creq);
        if (sessionData != null) {
            fields.put("threeDSSessionData", within(LONGEST_AGAIN, sessionData));
        }
        return new NeutralView.Again("/challenge", fields, false);
    }

    /** Takes what the cardholder did: submit, show a passkey, resend, choose another way, ask for more time, or cancel. */
    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> answer(
            @RestForm @Nullable String step,
            @RestForm @Nullable String answer,
            @RestForm @Nullable String passkey,
            @RestForm @Nullable String action,
            @RestForm @Nullable String trustable,
            @RestForm @Nullable String trust,
            @HeaderParam("user-agent") @Nullable String name,
            @HeaderParam("accept-language") @Nullable String languages,
            HttpServerRequest request) {
        String token = step == null ? "" : step;
        String chosen = action == null ? "submit" : action;
        String given = chosen.equals("passkey") ? within(LONGEST_PASSKEY, passkey) : within(LONGEST_ANSWER, answer);
        return show(
                bound.only(token, new Browser(Tickets.of(request), name, languages), () -> trusting(
                                token, trustable, trust)
                        .chain(() -> act(chosen, token, given))),
                counted(chosen),
                languages,
                new NeutralView.Again("/challenge/answer", Map.of("step", within(LONGEST_PASSKEY, token)), true));
    }

    private static String within(int longest, @Nullable String given) {
        return given == null || given.length() > longest ? "" : given;
    }

    /** A box that is not ticked sends nothing, so the form says beside it that there is one. */
    private Uni<Void> trusting(String token, @Nullable String trustable, @Nullable String trust) {
        return trustable == null ? Uni.createFrom().voidItem() : answers.trust(token, trust != null);
    }

    private Uni<Screen> act(String action, String token, String answer) {
        return switch (action) {
            case "cancel" -> answers.cancel(token);
            case "resend" -> answers.resend(token);
            case "more" -> answers.more(token);
            case "look" -> answers.look(token);
            case "passkey" -> answers.passkey(token, answer);
            case String other when other.startsWith(CHOOSE) -> answers.choose(token, other.substring(CHOOSE.length()));
            default -> answers.submit(token, answer);
        };
    }

    /** Hears from the page whether its browser has kept the ticket. */
    @POST
    @Path("/kept")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Void> kept(@RestForm @Nullable String step, HttpServerRequest request) {
        return bound.kept(step == null ? "" : step, new Browser(Tickets.of(request), null, null));
    }

    /** Tells a page that waits for an approval whether it still has to: 204, or 205 when there is something else to show. */
    @POST
    @Path("/waits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> waits(
            @RestForm @Nullable String step,
            @HeaderParam("user-agent") @Nullable String name,
            @HeaderParam("accept-language") @Nullable String languages,
            HttpServerRequest request) {
        String token = step == null ? "" : step;
        return bound.isBound(token, new Browser(Tickets.of(request), name, languages))
                .chain(same -> same ? answers.waits(token) : Uni.createFrom().item(false))
                .map(waits -> ResponseBuilder.<String>create(waits ? 204 : 205)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    /** An action as it is counted: what a browser sends is no label. */
    private static String counted(String action) {
        if (action.startsWith(CHOOSE)) {
            return "choose";
        }
        return OTHERS.contains(action) ? action : "submit";
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
                .recoverWithUni(failure -> broken(failure, languages, null));
    }

    private Uni<RestResponse<String>> show(
            Uni<Screen> screen, String action, @Nullable String languages, NeutralView.@Nullable Again again) {
        return screen.invoke(shown -> metrics.counter(
                                "sekisho.messages",
                                "type",
                                "challenge." + action,
                                "outcome",
                                shown.getClass().getSimpleName())
                        .increment())
                .chain(shown -> pages.show(shown, languages, again).invoke(page -> keep(shown, page)))
                .onFailure()
                .recoverWithUni(failure -> broken(failure, languages, again));
    }

    private void keep(Screen shown, RestResponse<String> page) {
        if (shown instanceof Screen.Ask ask) {
            UUID id = ask.transaction().acsTransId();
            page.getHeaders().add("Set-Cookie", Tickets.kept(id, bound.ticket(id)));
        }
    }

    /** What nobody expected: the cardholder reads a sentence, the operator the reason. */
    private Uni<RestResponse<String>> broken(
            Throwable failure, @Nullable String languages, NeutralView.@Nullable Again again) {
        LOG.error("a challenge page could not be made", failure);
        metrics.counter("sekisho.messages", "type", "challenge.page", "outcome", "Failed")
                .increment();
        return pages.show(new Screen.Busy(), languages, again);
    }
}
