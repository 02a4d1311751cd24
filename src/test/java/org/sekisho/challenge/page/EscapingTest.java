package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.platform.page.PlainText;

class EscapingTest {
    private static final Views JAPANESE = Views.in(Locale.JAPANESE);

    @Test
    void markupInAMerchantNameIsText() {
        var html = Rendering.html(
                JAPANESE.buying("<script>alert(1)</script>\"'&", null).entry());

        assertThat(html)
                .doesNotContain("<script>alert")
                .contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;</bdi>");
    }

    @Test
    void markupInAPersonalMessageIsText() {
        var html = Rendering.html(
                JAPANESE.greeting("</bdi><img src=x onerror=alert(1)>").entry());

        assertThat(html).doesNotContain("<img").contains("<bdi>&lt;/bdi&gt;&lt;img src=x onerror=alert(1)&gt;</bdi>");
    }

    @Test
    void templateSyntaxInANameStaysText() {
        var html = Rendering.html(JAPANESE.buying("{page.step}", null).entry());

        assertThat(html).contains("<bdi>{page.step}</bdi>");
    }

    @Test
    void bidirectionalControlsAreTakenOut() {
        var html = Rendering.html(JAPANESE.buying("shop\u202Emoc.live\u202C", null)
                .greeting("\u2069\u2066left\u202Dright")
                .entry());

        assertThat(html)
                .contains("<bdi>shopmoc.live</bdi>", "<bdi>leftright</bdi>")
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
    }

    @Test
    void lineBreaksBecomeSpacesAndFourByteCharactersStay() {
        assertThat(PlainText.of(" 𠮷野家\r\n\t🐈\u0000\u2028x ")).isEqualTo("𠮷野家 🐈 x");
    }

    @Test
    void quotesCannotLeaveTheAddressOfTheShop() {
        var page = JAPANESE.returning(Outcome.ERROR, "https://shop.example/?a=1&b=\"><script>", false);

        assertThat(Rendering.html(page))
                .contains("action=\"https://shop.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//shop.example", "/relative", ""})
    void addressThatIsNoWebAddressIsRefused(String action) {
        assertThatIllegalArgumentException().isThrownBy(() -> JAPANESE.returning(Outcome.ERROR, action, false));
    }
}
