package org.sekisho.demo;

import java.util.List;

/** What the front page of the shop offers to choose from. */
public record Shelf(
        List<Article> articles, List<DemoCard> cards, List<WindowSize> sizes, List<Money.Currency> currencies) {
    static final Shelf STOCKED = new Shelf(
            List.of(Article.values()),
            List.of(DemoCard.values()),
            List.of(WindowSize.values()),
            List.of(Money.Currency.values()));
}
