package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The frame a merchant's page gives to the challenge, in CSS pixels. */
public enum ChallengeWindowSize implements Coded {
    W250_H400("01", 250, 400),
    W390_H400("02", 390, 400),
    W500_H600("03", 500, 600),
    W600_H400("04", 600, 400),
    /** As large as the browser allows; width and height are 0. */
    FULL_SCREEN("05", 0, 0);

    private static final ChallengeWindowSize[] VALUES = values();

    private final String code;
    private final int width;
    private final int height;

    ChallengeWindowSize(String code, int width, int height) {
        this.code = code;
        this.width = width;
        this.height = height;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static ChallengeWindowSize of(@Nullable String code) {
        return Coded.find(VALUES, code, "challengeWindowSize");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Width in CSS pixels, 0 for the full screen. */
    public int width() {
        return width;
    }

    /** Height in CSS pixels, 0 for the full screen. */
    public int height() {
        return height;
    }
}
