package org.sekisho.device;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an AReq says of a browser, as a merchant saw it; anything may be missing. */
public record BrowserFacts(
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable Integer screenWidth,
        @Nullable Integer screenHeight,
        @Nullable Integer colorDepth,
        @Nullable Integer timeZoneOffset,
        @Nullable String acceptHeader) {

    /** Without the values: they are personal data. */
    @Override
    public String toString() {
        return "BrowserFacts[…]";
    }

    /** Either side first: a telephone that is turned is the same telephone. */
    static @Nullable String sides(@Nullable Integer width, @Nullable Integer height) {
        if (width == null || height == null) {
            return null;
        }
        int[] sides = {width, height};
        Arrays.sort(sides);
        return sides[0] + "x" + sides[1];
    }
}
