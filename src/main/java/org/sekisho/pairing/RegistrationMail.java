package org.sekisho.pairing;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.notification.Message;
import org.sekisho.platform.PageLanguage;

/** The mail that brings the password of an app's registration. The ID is on the member's page and not in it: one alone is worth nothing. */
final class RegistrationMail {

    private static final String JAPANESE = """
            カード： •••• %1$s

            ワンタイムパスワードアプリの登録用パスワードです。画面に表示された登録IDと
            一緒に、アプリに入力してください。

            %2$s

            有効期限は%3$d分で、1回だけ使えます。
            電話やメールでこのパスワードをお尋ねすることはありません。お心当たりがない
            ときは入力せず、%4$s までお電話ください。

            %5$s
            """;

    private static final String ENGLISH = """
            Card: •••• %1$s

            This is the password to register your one-time-code app. Type it into
            the app, together with the registration ID that the page shows.

            %2$s

            It is valid for %3$d minutes and works once.
            We never ask for it by telephone or mail. If you are not setting up the
            app, do not enter it and call %4$s.

            %5$s
            """;

    private RegistrationMail() {}

    static Message of(
            UUID id,
            Issuer issuer,
            String lastFour,
            @Nullable String language,
            String to,
            String password,
            Duration validity) {
        Locale locale = PageLanguage.of(language, null, issuer.language());
        boolean japanese = locale.getLanguage().equals("ja");
        String name = issuer.name(locale);
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese ? "【" + name + "】アプリ登録用パスワード" : name + ": password for your app",
                (japanese ? JAPANESE : ENGLISH)
                        .formatted(lastFour, password, validity.toMinutes(), issuer.supportPhone(), name),
                id.toString());
    }
}
