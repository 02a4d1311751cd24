package org.sekisho.member.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.page.Clockface;
import org.sekisho.platform.page.PlainText;

/** The first page, ready to print. */
record HomePage(
        Frame frame,
        String loginId,
        @Nullable String email,
        @Nullable String phone,
        boolean sms,
        Notice notice,
        List<Card> cards,
        List<Line> purchases,
        boolean sharesData)
        implements Page {
    static HomePage of(HomeView view, String nonce) {
        Frame frame = Frame.of(view.who(), nonce);
        return new HomePage(
                frame,
                PlainText.of(view.loginId()),
                view.email() == null ? null : PlainText.of(view.email()),
                view.phone() == null ? null : PlainText.of(view.phone()),
                view.sms(),
                view.notice(),
                view.cards().stream().map(Card::of).toList(),
                view.purchases().stream().map(line -> Line.of(line, frame)).toList(),
                view.sharesData());
    }

    /** One card in words. */
    record Card(
            String id,
            String lastFour,
            String product,
            boolean blocked,
            @Nullable String message,
            List<String> methods,
            List<Shop> shops) {
        static Card of(HomeView.Card card) {
            return new Card(
                    card.id(),
                    card.lastFour(),
                    card.product(),
                    card.blocked(),
                    card.message() == null ? null : PlainText.of(card.message()),
                    card.methods(),
                    card.shops().stream().map(Shop::of).toList());
        }
    }

    /** One shop in words. */
    record Shop(String key, String name, String since) {
        static Shop of(HomeView.Shop shop) {
            return new Shop(shop.key(), PlainText.of(shop.name()), Clockface.of(shop.since(), shop.zone()));
        }
    }

    /** One purchase in words. */
    record Line(
            String id,
            String merchant,
            @Nullable String amount,
            String moment,
            String card,
            HomeView.Result result,
            boolean reported) {
        static Line of(HomeView.Line line, Frame frame) {
            return new Line(
                    line.id(),
                    PlainText.of(line.merchant()),
                    line.amount() == null ? null : line.amount().in(frame.locale()),
                    Clockface.of(line.at(), line.zone()),
                    line.lastFour(),
                    line.result(),
                    line.reported());
        }
    }
}
