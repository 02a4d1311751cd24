package org.sekisho.challenge.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.platform.page.Clockface;
import org.sekisho.platform.page.PlainText;

/** The entry page in words ready to print. */
record EntryPage(
        Frame frame,
        String merchant,
        @Nullable String amount,
        String moment,
        String card,
        @Nullable String message,
        @Nullable String destination,
        @Nullable String mark,
        @Nullable String number,
        boolean code,
        boolean app,
        boolean approval,
        boolean typed,
        int digits,
        Notice notice,
        int left,
        boolean mayResend,
        List<EntryView.Other> others,
        EntryView.@Nullable Passkey passkey,
        EntryView.Time time,
        String step,
        String phone,
        @Nullable Boolean trust)
        implements Page {
    private static final Set<Kind> CODES = EnumSet.of(Kind.MAILED_CODE, Kind.SMS_CODE, Kind.APP_CODE);
    private static final Set<Notice> ABOUT_THE_ANSWER =
            EnumSet.of(Notice.EMPTY, Notice.FORMAT, Notice.WRONG, Notice.EXPIRED_CODE);
    private static final Set<Notice> NEWS =
            EnumSet.of(Notice.RESENT, Notice.RESEND_WAIT, Notice.RESEND_LIMIT, Notice.EXTENDED, Notice.NOT_YET);
    // People paste "123 456" or "123-456": cutting that to six characters would spoil a right code.
    private static final int ROOM_FOR_SEPARATORS = 4;

    static EntryPage of(EntryView view, String nonce) {
        var purchase = view.purchase();
        var entry = view.entry();
        var amount = purchase.amount();
        var frame = Frame.of(view.locale(), nonce, view.issuer());
        return new EntryPage(
                frame,
                PlainText.of(purchase.merchant()),
                amount == null ? null : amount.in(frame.locale()),
                Clockface.of(purchase.at(), purchase.zone()),
                purchase.cardLastFour(),
                view.personalMessage() == null ? null : PlainText.of(view.personalMessage()),
                destination(view),
                entry.mark() == null || view.notice() == Notice.NOT_SENT
                        ? null
                        : String.format(Locale.ROOT, "%02d", entry.mark()),
                entry.number() == null ? null : grouped(entry.number()),
                CODES.contains(entry.kind()),
                entry.kind() == Kind.APP_CODE,
                entry.kind() == Kind.APP_APPROVAL,
                CODES.contains(entry.kind()) || entry.kind() == Kind.PASSWORD,
                entry.digits(),
                view.notice(),
                view.attemptsLeft(),
                view.mayResend(),
                view.others(),
                view.passkey(),
                view.time(),
                view.step(),
                PlainText.of(view.issuer().supportPhone()),
                view.trust());
    }

    private static @Nullable String destination(EntryView view) {
        var destination = view.entry().destination();
        // "Sent to" would contradict a notice that says the opposite.
        return destination == null || view.notice() == Notice.NOT_SENT ? null : PlainText.of(destination);
    }

    /** Ten digits as a telephone number is read: 3, 3 and 4. */
    private static String grouped(String number) {
        return number.substring(0, 3) + "-" + number.substring(3, 6) + "-" + number.substring(6);
    }

    /** Whether the page has something to say about the step before. */
    public boolean noticed() {
        return notice != Notice.NONE;
    }

    /** Whether a line above the field says more about it. */
    public boolean described() {
        return destination != null || number != null;
    }

    /** Whether the answer itself was at fault. */
    public boolean invalid() {
        return ABOUT_THE_ANSWER.contains(notice);
    }

    /** Whether the notice is an error rather than news. */
    public boolean problem() {
        return noticed() && !NEWS.contains(notice);
    }

    /** Whether there is nothing to do but to show a passkey. */
    public boolean passkeyOnly() {
        return !typed && !approval;
    }

    /** Whether the next wrong answer is the last. */
    public boolean last() {
        return left <= 1;
    }

    /** For the script, which warns when little of it is left. */
    public long seconds() {
        return Math.max(0, time.left().toSeconds());
    }

    /** For the sentence: rounded, and never none. */
    public long minutes() {
        return Math.max(1, Math.round(seconds() / 60.0));
    }

    /** Whether the cardholder may name the shop as one to trust. */
    public boolean trustable() {
        return trust != null;
    }

    /** How much the field takes. */
    public int room() {
        return digits + ROOM_FOR_SEPARATORS;
    }
}
