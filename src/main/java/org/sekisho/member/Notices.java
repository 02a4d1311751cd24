package org.sekisho.member;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.card.Profile;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.LockConfig;
import org.sekisho.credential.store.Credentials;
import org.sekisho.notification.Message;
import org.sekisho.notification.Notifications;

/** Tells members by mail what was changed, after it was: a mail server that is away stops no change. */
@ApplicationScoped
class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private static final String JAPANESE = """
            %1$s

            お心当たりがないときは、すぐに %2$s までお電話ください。
            このメールで、パスワードや番号をお尋ねすることはありません。

            %3$s
            """;

    private static final String ENGLISH = """
            %1$s

            If this was not you, call %2$s at once.
            We never ask for passwords or codes by mail.

            %3$s
            """;

    private static final String CODE_JAPANESE = """
            連絡先の確認コードです。10分以内に、画面に入力してください。

            %1$s

            お心当たりがないときは、入力せずにこのメールを削除してください。

            %2$s
            """;

    private static final String CODE_ENGLISH = """
            This is the code that confirms your address. Enter it within 10 minutes.

            %1$s

            If you did not ask for it, delete this mail.

            %2$s
            """;

    private final Issuers issuers;
    private final Notifications notifications;
    private final LockConfig lock;
    private final MeterRegistry metrics;

    Notices(Issuers issuers, Notifications notifications, LockConfig lock, MeterRegistry metrics) {
        this.issuers = issuers;
        this.notifications = notifications;
        this.lock = lock;
        this.metrics = metrics;
        // a count that begins with one is no increase to whoever watches
        EnumSet.complementOf(EnumSet.of(Credentials.Lock.NONE)).forEach(this::locks);
    }

    /** What is told. None of it holds a secret. */
    enum Kind {
        MESSAGE("パーソナルメッセージが変更されました", "Your personal message was changed"),
        PASSWORD("パスワードが変更されました", "Your password was changed"),
        SHARING_STOPPED("不正検知サービスへの情報提供を停止しました", "Sharing data for fraud detection was stopped"),
        SHARING_RESUMED("不正検知サービスへの情報提供を再開しました", "Sharing data for fraud detection was resumed"),
        REPORTED("身に覚えのないご利用の届け出を受け付け、カードを止めました", "You reported a purchase as not yours, and we stopped the card"),
        CARD("カードが登録されました", "A card was registered"),
        EMAIL("メールアドレスが変更されました", "Your e-mail address was changed"),
        PHONE("携帯電話番号が変更されました", "Your mobile number was changed"),
        AUTHENTICATOR("認証アプリが登録されました", "An authenticator app was added"),
        CODES_REMOVED("ワンタイムパスワードのアプリが削除されました", "An app for one-time codes was removed"),
        PASSKEY("パスキーが登録されました", "A passkey was added"),
        PASSKEY_REMOVED("パスキーが削除されました", "A passkey was removed"),
        SHOP_REMOVED("信頼するお店が取り消されました", "A shop you trusted was removed"),
        GUESSES("正しくないパスワードが何度も入力されています", "Someone keeps entering wrong passwords");

        private final String japanese;
        private final String english;

        Kind(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        private String in(Locale locale) {
            return locale.getLanguage().equals("ja") ? japanese : english;
        }
    }

    /** Tells a member at the address that is known; nobody waits for it. */
    void tell(Profile member, Kind kind) {
        tell(member, kind, member.email());
    }

    /** As above, at an address that is not the member's any more. */
    void tell(Profile member, Kind kind, @Nullable String address) {
        if (address != null) {
            notifications
                    .send(mail(member, kind, address))
                    .subscribe()
                    .with(sent -> {}, failure -> notSent(kind, failure));
        }
    }

    /** Sends a code to an address or number that is to be confirmed; whoever asked for it waits for this. */
    Uni<Void> code(Profile member, Message.Channel channel, String target, String code) {
        Issuer issuer = issuers.get(member.issuerId());
        Locale locale = language(member, issuer);
        boolean japanese = locale.getLanguage().equals("ja");
        String name = issuer.name(locale);
        boolean mail = channel == Message.Channel.EMAIL;
        String text = mail
                ? (japanese ? CODE_JAPANESE : CODE_ENGLISH).formatted(code, name)
                : (japanese
                                ? "%1$s %2$sの連絡先の確認コードです。10分以内に入力してください。誰にも教えないでください。"
                                : "%1$s is your code to confirm this number for %2$s. It is valid for 10 minutes. Tell nobody.")
                        .formatted(code, name);
        String subject = japanese ? "【" + name + "】メールアドレスの確認コード" : name + ": confirm your e-mail address";
        return notifications
                .send(new Message(
                        channel, target, mail ? subject : "", text, member.id().toString()))
                .onFailure()
                .recoverWithItem(failure -> {
                    notSent(channel == Message.Channel.EMAIL ? Kind.EMAIL : Kind.PHONE, failure);
                    return null;
                });
    }

    private static Locale language(Profile member, Issuer issuer) {
        return member.language() == null ? issuer.language() : Locale.of(member.language());
    }

    private Counter locks(Credentials.Lock lock) {
        return metrics.counter("sekisho.locks", "at", "sign-in", "lock", lock.name());
    }

    /** Called after the commit of a count. The count is exact, so it is told once. */
    void counted(Profile member, Credentials.Admitted admitted) {
        if (admitted.lock() != Credentials.Lock.NONE) {
            locks(admitted.lock()).increment();
        }
        if (admitted.failures() == lock.warnAt()) {
            tell(member, Kind.GUESSES);
        }
    }

    private Message mail(Profile member, Kind kind, String address) {
        Issuer issuer = issuers.get(member.issuerId());
        Locale locale = language(member, issuer);
        boolean japanese = locale.getLanguage().equals("ja");
        String said = kind.in(locale);
        String name = issuer.name(locale);
        return new Message(
                Message.Channel.EMAIL,
                address,
                japanese ? "【" + name + "】" + said : name + ": " + said,
                (japanese ? JAPANESE : ENGLISH).formatted(said + (japanese ? "。" : "."), issuer.supportPhone(), name),
                member.id().toString());
    }

    private void notSent(Kind kind, Throwable failure) {
        metrics.counter("sekisho.member.notices.not.sent").increment();
        LOG.warnf("a member was not told %s: %s", kind, failure.getClass().getSimpleName());
    }
}
