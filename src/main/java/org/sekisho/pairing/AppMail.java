package org.sekisho.pairing;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.notification.Message;
import org.sekisho.platform.PageLanguage;

/** What a holder reads of apps that were set up or taken away. */
final class AppMail {

    private static final String ADDED_JA = """
            末尾 %1$s のカードに、ワンタイムパスワードアプリが登録されました。

            お心当たりがないときは、すぐに %2$s までお電話ください。
            このメールで、パスワードや番号をお尋ねすることはありません。

            %3$s
            """;

    private static final String ADDED_EN = """
            A one-time-code app was set up for the card ending in %1$s.

            If this was not you, call %2$s at once.
            We never ask for passwords or codes by mail.

            %3$s
            """;

    private static final String REMOVED_JA = """
            末尾 %1$s のカードの、ワンタイムパスワードアプリの登録が解除されました。

            お心当たりがないときは、すぐに %2$s までお電話ください。
            このメールで、パスワードや番号をお尋ねすることはありません。

            %3$s
            """;

    private static final String REMOVED_EN = """
            A one-time-code app was removed from the card ending in %1$s.

            If this was not you, call %2$s at once.
            We never ask for passwords or codes by mail.

            %3$s
            """;

    private AppMail() {}

    static Message of(
            AppNotices.News news, UUID id, Issuer issuer, String lastFour, @Nullable String language, String to) {
        Locale locale = PageLanguage.of(language, null, issuer.language());
        boolean japanese = locale.getLanguage().equals("ja");
        String name = issuer.name(locale);
        return new Message(
                Message.Channel.EMAIL,
                to,
                japanese ? "【" + name + "】" + subject(news, true) : name + ": " + subject(news, false),
                text(news, japanese).formatted(lastFour, issuer.supportPhone(), name),
                id.toString());
    }

    private static String subject(AppNotices.News news, boolean japanese) {
        return switch (news) {
            case ADDED -> japanese ? "アプリが登録されました" : "an app was set up";
            case REMOVED -> japanese ? "アプリの登録が解除されました" : "an app was removed";
        };
    }

    private static String text(AppNotices.News news, boolean japanese) {
        return switch (news) {
            case ADDED -> japanese ? ADDED_JA : ADDED_EN;
            case REMOVED -> japanese ? REMOVED_JA : REMOVED_EN;
        };
    }
}
