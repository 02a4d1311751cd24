package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeInTextTest {

    @Test
    void aLineOfItsOwnWinsOverEarlierDigits() {
        String text = "Order 87654321 at Seki Teahouse\n\n  482913\n\nValid for 5 minutes.";

        assertThat(CodeInText.find(text)).contains("482913");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "482913",
                "Your code is 482913.",
                "認証コード:482913(5分間有効)",
                "認証コード:482913",
                "Pay ¥123456: code 482913",
                "JPY 123456 to Seki, code 482913",
                "123,456 yen / 482913",
                "お支払い 1234567円、コード482913です",
                "128000.00 USD, code 482913",
                "@shop.example #482913",
                "Card 3569990000000011, code 482913",
                "Call 03-1234567, code 482913\r\n"
            })
    void theCodeIsFoundBetweenAmountsAndOtherNumbers(String text) {
        assertThat(CodeInText.find(text)).contains("482913");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No code here", "12345", "123456789", "¥123456", "123456円", "123456 JPY", "1,234,567"})
    void amountsAndShortOrLongNumbersAreNoCodes(String text) {
        assertThat(CodeInText.find(text)).isEmpty();
    }
}
