package org.sekisho.member.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.sekisho.platform.PublicAddress;

/** The pages of members as complete responses: HTML, status and headers. Nobody else knows the templates. */
@Singleton
public final class MemberPages {
    private static final int NONCE_BYTES = 16;

    private final boolean https;
    private final SecureRandom random;

    MemberPages(PublicAddress address, SecureRandom random) {
        this.https = "https".equals(address.base().getScheme());
        this.random = random;
    }

    /** Where members sign in. */
    public Uni<RestResponse<String>> signIn(SignInView view) {
        var page = SignInPage.of(view, nonce());
        return respond(page, Templates.signin(page));
    }

    /** A member's first page. */
    public Uni<RestResponse<String>> home(HomeView view) {
        var page = HomePage.of(view, nonce());
        return respond(page, Templates.home(page));
    }

    /** The page that asks whether a purchase is to be reported. */
    public Uni<RestResponse<String>> report(ReportView view) {
        var page = ReportPage.of(view, nonce());
        return respond(page, Templates.report(page));
    }

    /** Where a personal message is changed. */
    public Uni<RestResponse<String>> message(MessageView view) {
        var page = MessagePage.of(view, nonce());
        return respond(page, Templates.message(page));
    }

    /** Where the password is changed. */
    public Uni<RestResponse<String>> password(PasswordView view) {
        var page = PasswordPage.of(view, nonce());
        return respond(page, Templates.password(page));
    }

    /** Where a new address or number is asked for. */
    public Uni<RestResponse<String>> contact(ContactView view) {
        var page = ContactPage.of(view, nonce());
        return respond(page, Templates.contact(page));
    }

    /** Where the code that went there is asked for. */
    public Uni<RestResponse<String>> confirm(ConfirmView view) {
        var page = ConfirmPage.of(view, nonce());
        return respond(page, Templates.confirm(page));
    }

    /** Where a card is registered. */
    public Uni<RestResponse<String>> register(RegisterView view) {
        var page = RegisterPage.of(view, nonce());
        return respond(page, Templates.register(page));
    }

    /** The apps and authenticators of a card. */
    public Uni<RestResponse<String>> proofs(ProofsView view) {
        var page = ProofsPage.of(view, nonce());
        return respond(page, Templates.proofs(page));
    }

    /** What sets the app up. */
    public Uni<RestResponse<String>> pairing(PairingView view) {
        var page = PairingPage.of(view, nonce());
        return respond(page, Templates.pairing(page));
    }

    /** What sets an authenticator up. */
    public Uni<RestResponse<String>> authenticator(AuthenticatorView view) {
        var page = AuthenticatorPage.of(view, nonce());
        return respond(page, Templates.authenticator(page));
    }

    /** The page that says why there is nothing here; its status says the same. */
    public Uni<RestResponse<String>> neutral(Locale locale, Deadlock why) {
        var page = new NeutralPage(Frame.neutral(locale, nonce()), why);
        return respond(why.status(), page, Templates.neutral(page));
    }

    /** To another page, which the browser gets by a GET: reloading it repeats nothing. */
    public RestResponse<String> moved(String path) {
        return response(303, nonce()).header("Location", path).build();
    }

    /** As above, with a cookie. */
    public RestResponse<String> moved(String path, String cookie) {
        return response(303, nonce())
                .header("Location", path)
                .header("Set-Cookie", cookie)
                .build();
    }

    private Uni<RestResponse<String>> respond(Page page, TemplateInstance template) {
        return respond(page.notice().status(), page, template);
    }

    private Uni<RestResponse<String>> respond(int status, Page page, TemplateInstance template) {
        return template.setLocale(page.frame().locale()).createUni().map(html -> response(
                        status, page.frame().nonce())
                .header("Content-Type", "text/html; charset=utf-8")
                .entity(html)
                .build());
    }

    private ResponseBuilder<String> response(int status, String nonce) {
        var response = ResponseBuilder.<String>create(status);
        headers(nonce).forEach(response::header);
        return response;
    }

    /** Of pages that live in no frame, and of which nothing is kept: unlike a challenge, nobody has to embed them. */
    private Map<String, String> headers(String nonce) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                        + "'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @CheckedTemplate(basePath = "member")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signin(SignInPage page);

        static native TemplateInstance home(HomePage page);

        static native TemplateInstance report(ReportPage page);

        static native TemplateInstance message(MessagePage page);

        static native TemplateInstance password(PasswordPage page);

        static native TemplateInstance contact(ContactPage page);

        static native TemplateInstance confirm(ConfirmPage page);

        static native TemplateInstance register(RegisterPage page);

        static native TemplateInstance proofs(ProofsPage page);

        static native TemplateInstance pairing(PairingPage page);

        static native TemplateInstance authenticator(AuthenticatorPage page);

        static native TemplateInstance neutral(NeutralPage page);
    }
}
