package org.sekisho.platform.page;

/** An issuer's colour, made fit for light and dark pages. */
public record Accent(Shade light, Shade dark) {
    /** For pages on which no issuer is known yet, and for issuers whose colour cannot be read. */
    public static final Accent NEUTRAL = of("#2f4a6d");

    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;

    /** Colours ready for the style sheet: a surface, the text on it, and a rim that stands out from the page. */
    public record Shade(String fill, String text, String edge) {}

    /** The brand colour stays as it is on light pages; on dark ones it is lightened until a button can be seen. */
    public static Accent of(String hex) {
        return Colour.parse(hex).map(Accent::of).orElseGet(() -> NEUTRAL);
    }

    private static Accent of(Colour brand) {
        var lightGround = Colour.WHITE;
        var darkGround = new Colour(0x17, 0x1b, 0x22);
        var rim = brand.towards(Colour.BLACK, lightGround, CONTROL);
        var lifted = brand.towards(Colour.WHITE, darkGround, CONTROL);
        return new Accent(shade(brand, rim), shade(lifted, lifted));
    }

    private static Shade shade(Colour fill, Colour edge) {
        // White first, as brands expect; black reaches 4.5:1 on every colour on which white does not.
        var text = fill.contrast(Colour.WHITE) >= TEXT ? Colour.WHITE : Colour.BLACK;
        return new Shade(fill.hex(), text.hex(), edge.hex());
    }
}
