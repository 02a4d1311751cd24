package org.sekisho.merchant;

import java.net.InetAddress;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.rest.Members;
import org.sekisho.risk.Question;

/** What a merchant knows about the cardholder's browser; the scoring provider is told, nothing depends on it here. */
record BrowserFacts(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable Long timeZoneOffset,
        @Nullable Long screenWidth,
        @Nullable Long screenHeight,
        @Nullable Long colorDepth) {

    private static final int LONGEST_HEADER = 2048;
    private static final int LONGEST_AGENT = 256;
    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_IP = 45;
    private static final int MOST_PIXELS = 999_999;
    private static final int MINUTES_OF_16_HOURS = 960;
    private static final Set<Long> DEPTHS = Set.of(1L, 4L, 8L, 15L, 16L, 24L, 30L, 32L, 48L);

    /** The same as its sender writes it, for the API description. */
    @Schema(name = "Browser")
    record Body(
            String ip,
            String userAgent,
            String language,
            String acceptHeader,
            Boolean javaScriptEnabled,
            Integer screenWidth,
            Integer screenHeight,
            Integer colorDepth,

            @Schema(description = "Minutes, as JavaScript's getTimezoneOffset says")
            Integer timeZoneOffset) {}

    static BrowserFacts read(Members members) {
        String ip = members.text("ip", LONGEST_IP, BrowserFacts::isIp, "must be an IPv4 or IPv6 address");
        String agent = members.text("userAgent", LONGEST_HEADER);
        String language = members.text(
                "language", LONGEST_LANGUAGE, BrowserFacts::isLanguage, "must be a language tag such as ja");
        members.text("acceptHeader", LONGEST_HEADER);
        members.truth("javaScriptEnabled");
        Long width = members.integer("screenWidth", 0, MOST_PIXELS);
        Long height = members.integer("screenHeight", 0, MOST_PIXELS);
        Long depth = members.integer("colorDepth", 1, 48);
        if (depth != null && !DEPTHS.contains(depth)) {
            members.wrong("colorDepth", "must be the bits of a colour, such as 24");
        }
        Long offset = members.integer("timeZoneOffset", -MINUTES_OF_16_HOURS, MINUTES_OF_16_HOURS);
        return new BrowserFacts(ip, agent, language, offset, width, height, depth);
    }

    /** For the scoring provider, as AReqs have it. */
    Question.Device device() {
        return new Question.Device(
                ip,
                userAgent == null || userAgent.length() <= LONGEST_AGENT
                        ? userAgent
                        : userAgent.substring(0, LONGEST_AGENT),
                language,
                timeZoneOffset == null ? null : timeZoneOffset.toString(),
                screenWidth == null || screenHeight == null ? null : screenWidth + "x" + screenHeight,
                null);
    }

    /** For the key under which the browser is known again. */
    org.sekisho.device.BrowserFacts recognisable() {
        return new org.sekisho.device.BrowserFacts(
                userAgent,
                language,
                number(screenWidth),
                number(screenHeight),
                number(colorDepth),
                number(timeZoneOffset),
                null);
    }

    private static @Nullable Integer number(@Nullable Long read) {
        return read == null ? null : Math.toIntExact(read);
    }

    static boolean isLanguage(String text) {
        return text.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    }

    /** Java also takes an IPv4 address with fewer than four parts, which nobody means. */
    private static boolean isIp(String text) {
        try {
            return text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*|([0-9]{1,3}\\.){3}[0-9]{1,3}")
                    && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
