package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sekisho.challenge.page.PageHeaders.Leads;

class PageHeadersTest {
    private static final PageHeaders HEADERS = new PageHeaders(true, false);

    @Test
    void entryPageMayPostOnlyHome() {
        assertThat(HEADERS.of("abc", Leads.HOME, true))
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; connect-src 'self'; img-src data:; "
                                + "form-action 'self'; base-uri 'none'; frame-ancestors *");
    }

    @Test
    void returnPageMayPostToAnyShopThatHasHttps() {
        assertThat(policy(HEADERS, Leads.TO_THE_SHOP)).contains("form-action https:;");
    }

    @Test
    void plainHttpIsForLaptops() {
        assertThat(policy(new PageHeaders(false, true), Leads.TO_THE_SHOP)).contains("form-action https: http:;");
    }

    @Test
    void pageWithoutFormPostsNowhere() {
        assertThat(policy(HEADERS, Leads.NOWHERE)).contains("form-action 'none';");
    }

    @Test
    void pageWithoutScriptAllowsNone() {
        assertThat(HEADERS.of("abc", Leads.TO_THE_SHOP, false).get("Content-Security-Policy"))
                .doesNotContain("script-src");
    }

    @Test
    void everybodyMayFrameThePageAndNobodyMayKeepIt() {
        assertThat(HEADERS.of("abc", Leads.HOME, true))
                .doesNotContainKey("X-Frame-Options")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("Permissions-Policy");
    }

    @Test
    void browsersInsistOnHttpsOnlyWhereThereIsHttps() {
        assertThat(HEADERS.of("abc", Leads.HOME, true)).containsKey("Strict-Transport-Security");
        assertThat(new PageHeaders(false, true).of("abc", Leads.HOME, true))
                .doesNotContainKey("Strict-Transport-Security");
    }

    private static String policy(PageHeaders headers, Leads leads) {
        return String.valueOf(headers.of("abc", leads, true).get("Content-Security-Policy"));
    }
}
