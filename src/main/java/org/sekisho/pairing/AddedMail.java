package org.sekisho.pairing;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.notification.Message;
import org.sekisho.platform.PageLanguage;

/** Tells a holder that an app was set up for the card: whoever did it without them is found out. */
final class AddedMail {

    private static final String JAPANESE = """
            末尾 %1$s のカードに、ワンタイムパスワードアプリが登録されました。

            お心当たりがないときは、すぐに %2$s までお電話ください。
            このメールで、パスワードや番号をお尋ねすることはありません。

            %3$s
            """;

    private static final String ENGLISH = """
            A one-time-code app was set up for the card ending in %1$s.

            If this was not you, call %2$s at once.
            We never ask for passwords or codes by mail.

            %3$s
            """;

    private AddedMail() {}

    static Message of(UUID id, Issuer issuer, String lastFour, @Nullable String language, String to) {
        Locale locale = PageLanguage.of(language, null, issuer.language());
        boolean japanese = locale.getLanguage().equals("ja");
        String name = issuer.name(locale);
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese ? "【" + name + "】アプリが登録されました" : name + ": an app was set up",
                (japanese ? JAPANESE : ENGLISH).formatted(lastFour, issuer.supportPhone(), name),
                id.toString());
    }
}
