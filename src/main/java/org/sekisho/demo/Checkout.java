package org.sekisho.demo;

import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The shop's form as it was posted: anything may be missing or odd. */
record Checkout(
        @RestForm @Nullable String article,
        @RestForm @Nullable String amount,
        @RestForm @Nullable String currency,
        @RestForm @Nullable String card,
        @RestForm @Nullable String simulator,
        @RestForm @Nullable String windowSize,
        @RestForm @Nullable String lang,
        @RestForm @Nullable String sandbox,
        @RestForm @Nullable String later,
        @RestForm @Nullable String trust,
        @RestForm @Nullable String script,
        @RestForm @Nullable String javaEnabled,
        @RestForm @Nullable String colorDepth,
        @RestForm @Nullable String screenHeight,
        @RestForm @Nullable String screenWidth,
        @RestForm @Nullable String timeZone,
        @RestForm @Nullable String threeDSServerTransID,
        @RestForm @Nullable String threeDSCompInd) {

    /** What is bought for how much: an article at its price, or any amount. */
    record Basket(String title, Money money) {}

    /** The id under which the browser ran the 3DS Method, or a new one. */
    UUID serverTransId() {
        return Ids.parse(threeDSServerTransID == null ? "" : threeDSServerTransID)
                .orElseGet(UUID::randomUUID);
    }

    Lang language() {
        return Lang.of(lang);
    }

    Basket basket() {
        if ("FREE".equals(article)) {
            Money.Currency chosen = choice(Money.Currency.class, currency, "currency");
            Money money = Money.parse(amount == null ? "" : amount, chosen)
                    .orElseThrow(
                            () -> new Refusal(400, "Please enter an amount such as 12000.", "12000のように金額を入力してください。"));
            return new Basket(language().choose("お好きな金額", "An amount of your choice"), money);
        }
        Article chosen = choice(Article.class, article, "article");
        return new Basket(chosen.title(language()), chosen.price());
    }

    ShopCard shopCard() {
        if (!ShopCard.SIMULATOR.equals(card)) {
            return ShopCard.of(choice(DemoCard.class, card, "card"));
        }
        if (simulator == null || !simulator.matches("[0-9]{4}")) {
            throw new Refusal(400, "Please enter four digits of a simulated card.", "シミュレーターのカードの下4桁を入力してください。");
        }
        return ShopCard.simulated(simulator);
    }

    WindowSize size() {
        return choice(WindowSize.class, windowSize, "windowSize");
    }

    boolean sandboxed() {
        return sandbox != null;
    }

    /** Whether the customer may answer the issuer later, elsewhere. */
    boolean isLater() {
        return later != null;
    }

    /** Whether the issuer is to offer the customer its trust list. */
    boolean offersTrust() {
        return trust != null;
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, @Nullable String name, String field) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "The field " + field + " is missing or not one of ours.",
                        "項目 " + field + " がないか、正しくありません。"));
    }
}
