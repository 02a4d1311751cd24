package org.sekisho.member.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.Clockface;
import org.sekisho.platform.page.PlainText;

/** The page of apps and authenticators, ready to print. */
record ProofsPage(
        Frame frame,
        String cardId,
        String lastFour,
        String app,
        @Nullable String mailTo,
        List<Line> holders,
        Notice notice)
        implements Page {
    static ProofsPage of(ProofsView view, String nonce) {
        return new ProofsPage(
                Frame.of(view.who(), nonce),
                view.cardId(),
                view.lastFour(),
                view.app(),
                view.mailTo() == null ? null : PlainText.of(view.mailTo()),
                view.holders().stream().map(Line::of).toList(),
                view.notice());
    }

    /** One of them in words. */
    record Line(
            String id,
            @Nullable String label,
            String since,
            @Nullable String lastUsed) {
        static Line of(ProofsView.CodeHolder holder) {
            return new Line(
                    holder.id(),
                    holder.label() == null ? null : PlainText.of(holder.label()),
                    Clockface.of(holder.since(), holder.zone()),
                    holder.lastUsed() == null ? null : Clockface.of(holder.lastUsed(), holder.zone()));
        }
    }
}
