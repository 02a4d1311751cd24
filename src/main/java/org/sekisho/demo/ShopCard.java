package org.sekisho.demo;

/**
 * What an order is paid with: a card of the shelf, or one of the simulator's, of which somebody typed the last four digits.
 *
 * @param kept under which it is found again
 */
public record ShopCard(String kept, String number, String password) {

    /** The choice beside which the digits stand. */
    static final String SIMULATOR = "SIMULATOR";

    static ShopCard of(DemoCard card) {
        return new ShopCard(card.name(), card.number(), card.password());
    }

    /** One of the simulator's. */
    static ShopCard simulated(String digits) {
        return new ShopCard(
                SIMULATOR + digits, Simulator.PREFIX + digits, digits.endsWith("72") ? Simulator.PASSWORD : "");
    }

    /** The one that was kept. */
    static ShopCard again(String kept) {
        return kept.startsWith(SIMULATOR) ? simulated(kept.substring(SIMULATOR.length())) : of(DemoCard.valueOf(kept));
    }

    /** The number in groups of four. */
    public String grouped() {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String lastFour() {
        return number.substring(12);
    }
}
