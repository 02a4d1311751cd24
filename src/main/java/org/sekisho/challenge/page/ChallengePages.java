package org.sekisho.challenge.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.sekisho.challenge.page.PageHeaders.Leads;
import org.sekisho.platform.PublicAddress;
import org.sekisho.platform.outbound.OutboundConfig;

/** The pages of the challenge as complete responses: HTML, status and headers. Nobody else knows the templates. */
@Singleton
public final class ChallengePages {
    private static final int NONCE_BYTES = 16;

    private final PageHeaders headers;
    private final SecureRandom random = new SecureRandom();

    ChallengePages(PublicAddress address, OutboundConfig outbound) {
        this.headers = new PageHeaders("https".equals(address.base().getScheme()), outbound.anywhere());
    }

    /** The page that asks for a password or a code. */
    public Uni<RestResponse<String>> entry(EntryView view) {
        var page = EntryPage.of(view, nonce());
        return respond(200, page, Templates.entry(page), Leads.HOME, true);
    }

    /** The page that hands the result to the shop. */
    public Uni<RestResponse<String>> returnTo(ReturnView view) {
        var page = ReturnPage.of(view, nonce());
        return respond(200, page, Templates.returning(page), Leads.TO_THE_SHOP, view.automatic());
    }

    /** The page that opens the challenge. */
    public Uni<RestResponse<String>> launch(LaunchView view) {
        var page = LaunchPage.of(view, nonce());
        return respond(200, page, Templates.launch(page), Leads.HOME, true);
    }

    /** The page that says why there is no challenge; its status says the same: 404, 409 or 503. */
    public Uni<RestResponse<String>> neutral(NeutralView view) {
        var page = NeutralPage.of(view, nonce());
        return respond(
                view.problem().status,
                page,
                Templates.neutral(page),
                view.again() == null ? Leads.NOWHERE : Leads.HOME,
                false);
    }

    private Uni<RestResponse<String>> respond(
            int status, Page page, TemplateInstance template, Leads leads, boolean script) {
        var sent = headers.of(page.frame().nonce(), leads, script);
        return template.setLocale(page.frame().locale()).createUni().map(html -> response(status, html, sent));
    }

    private static RestResponse<String> response(int status, String html, Map<String, String> headers) {
        var response =
                ResponseBuilder.<String>create(status).entity(html).header("Content-Type", "text/html; charset=utf-8");
        headers.forEach(response::header);
        return response.build();
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @CheckedTemplate(basePath = "challenge")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entry(EntryPage page);

        static native TemplateInstance returning(ReturnPage page);

        static native TemplateInstance launch(LaunchPage page);

        static native TemplateInstance neutral(NeutralPage page);
    }
}
