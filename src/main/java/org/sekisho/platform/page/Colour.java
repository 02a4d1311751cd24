package org.sekisho.platform.page;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An sRGB colour and its contrast with others, as WCAG 2.2 counts it. */
record Colour(int red, int green, int blue) {
    static final Colour BLACK = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(255, 255, 255);
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double STEP = 0.05;

    /** Reads {@code #rrggbb}; everything else is empty, so that nothing foreign ever gets into a style sheet. */
    static Optional<Colour> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var bytes = HexFormat.of().parseHex(text, 1, 7);
        return Optional.of(new Colour(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff));
    }

    /** Between 1 and 21. */
    double contrast(Colour other) {
        var lighter = Math.max(luminance(), other.luminance());
        var darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** This colour, moved towards the other in small steps until it stands out enough from the ground. */
    Colour towards(Colour other, Colour ground, double contrast) {
        var share = 0.0;
        var colour = this;
        while (colour.contrast(ground) < contrast && share < 1) {
            share = Math.min(1, share + STEP);
            colour = mixed(other, share);
        }
        return colour;
    }

    /** As {@code #rrggbb}. */
    String hex() {
        return "#" + HexFormat.of().formatHex(new byte[] {(byte) red, (byte) green, (byte) blue});
    }

    private Colour mixed(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one * (1 - share) + other * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
