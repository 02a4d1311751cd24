package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.sekisho.member.Registrations.Invitation;
import org.sekisho.member.Registrations.Registered;
import org.sekisho.member.Registrations.Wish;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.RegisterView;
import org.sekisho.member.page.Who;

/** The page on which a card is registered by an invitation. */
@Path("/my/{issuer}/register")
@Cancellable(false)
class RegisterResource {

    private final Doors doors;
    private final Registrations registrations;
    private final SessionCookie cookie;
    private final MemberConfig config;
    private final MemberPages pages;
    private final SignInBudget budget;

    RegisterResource(
            Doors doors,
            Registrations registrations,
            SessionCookie cookie,
            MemberConfig config,
            MemberPages pages,
            SignInBudget budget) {
        this.budget = budget;
        this.doors = doors;
        this.registrations = registrations;
        this.cookie = cookie;
        this.config = config;
        this.pages = pages;
    }

    /** The form: for whoever is signed in a short one. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(@PathParam("issuer") String issuer, HttpServerRequest request) {
        return doors.either(issuer, request, (who, visit) -> page(who, new RegisterForm(), Notice.NONE));
    }

    /** The form in words for prepaid cards, whose code comes with the card. */
    @GET
    @Path("/prepaid")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> prepaid(@PathParam("issuer") String issuer, HttpServerRequest request) {
        RegisterForm form = new RegisterForm();
        form.prepaid = "true";
        return doors.either(issuer, request, (who, visit) -> page(who, form, Notice.NONE));
    }

    /** Registers the card. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> register(
            @PathParam("issuer") String issuer, @BeanParam RegisterForm form, HttpServerRequest request) {
        return doors.eitherActs(issuer, request, form.form, (who, visit) -> registered(who, visit, form, request)
                .chain(done -> done.notice().problem()
                        ? page(who, form, done.notice())
                        : Uni.createFrom().item(next(who, done))));
    }

    private Uni<Registered> registered(Who who, Optional<Visit> visit, RegisterForm form, HttpServerRequest request) {
        Invitation invitation = new Invitation(who.issuerId(), form.code(), form.lastFour(), budget.address(request));
        if (visit.isPresent()) {
            return registrations.add(invitation, visit.get().member(), who.locale());
        }
        return form.password().equals(form.again())
                ? registrations.join(
                        invitation, new Wish(form.loginId(), form.password(), form.email(), language(who, form)))
                : Uni.createFrom().item(new Registered(Notice.PASSWORD_DIFFERS, null, null));
    }

    private static Locale language(Who who, RegisterForm form) {
        return switch (form.language()) {
            case "ja" -> Locale.JAPANESE;
            case "en" -> Locale.ENGLISH;
            default -> who.locale();
        };
    }

    private RestResponse<String> next(Who who, Registered done) {
        String path = done.confirmation() == null
                ? who.home() + "?said=" + done.notice()
                : who.home() + "/contacts/email/" + done.confirmation();
        return done.token() == null ? pages.moved(path) : pages.moved(path, cookie.set(done.token()));
    }

    private Uni<RestResponse<String>> page(Who who, RegisterForm form, Notice notice) {
        return pages.register(new RegisterView(
                who,
                "true".equals(form.prepaid),
                form.code(),
                form.lastFour(),
                form.loginId(),
                form.email(),
                language(who, form).getLanguage(),
                config.passwordLength(),
                notice));
    }
}
