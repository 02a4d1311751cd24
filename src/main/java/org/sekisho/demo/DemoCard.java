package org.sekisho.demo;

/** Cards to try the shop with; their numbers and secrets are public and work in the demo only. */
public enum DemoCard {
    PASSWORD("3569990000000011", "Sakura-0011"),
    MAILED_CODE("3569990000000029", ""),
    EVERYTHING("3569990000000037", "Yuzu-0037"),
    NOT_REGISTERED("3569990000000045", ""),
    BLOCKED("3569990000000052", ""),
    UNKNOWN("3569990000000078", "");

    /** Far enough away for every card to be good. */
    static final String EXPIRY_YYMM = "3012";

    private final String number;
    private final String password;

    DemoCard(String number, String password) {
        this.number = number;
        this.password = password;
    }

    String number() {
        return number;
    }

    /** The number in groups of four. */
    public String grouped() {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String lastFour() {
        return number.substring(12);
    }

    /** What to type on the challenge page; empty where the card has no password. */
    public String password() {
        return password;
    }
}
