package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What an AReq says about the browser, in values EMV 3DS 2.2.0 accepts. */
record BrowserData(
        String acceptHeader,
        String userAgent,
        String ip,
        String language,
        boolean scripted,
        boolean javaEnabled,
        String colorDepth,
        String screenHeight,
        String screenWidth,
        String timeZone,
        String methodCompleted) {
    private static final int[] COLOR_DEPTHS = {1, 4, 8, 15, 16, 24, 32, 48};
    private static final int LONGEST = 2_048;

    /** The headers and address of the request that brought the form. */
    record Sender(
            @Nullable String acceptHeader,
            @Nullable String userAgent,
            @Nullable String ip) {}

    static BrowserData of(Checkout form, Sender sender) {
        return new BrowserData(
                orElse(sender.acceptHeader(), "*/*"),
                orElse(sender.userAgent(), "unknown"),
                sender.ip() == null ? "127.0.0.1" : sender.ip().replaceFirst("%.*", ""),
                form.language().tag(),
                "true".equals(form.script()),
                "true".equals(form.javaEnabled()),
                Integer.toString(allowedDepth(form.colorDepth())),
                digits(form.screenHeight(), "768"),
                digits(form.screenWidth(), "1024"),
                form.timeZone() != null && form.timeZone().matches("-?\\d{1,4}") ? form.timeZone() : "-540",
                completed(form));
    }

    void addTo(ObjectNode aReq) {
        aReq.put("threeDSCompInd", methodCompleted)
                .put("browserAcceptHeader", acceptHeader)
                .put("browserIP", ip)
                .put("browserJavascriptEnabled", scripted)
                .put("browserLanguage", language)
                .put("browserUserAgent", userAgent);
        if (scripted) {
            aReq.put("browserJavaEnabled", javaEnabled)
                    .put("browserColorDepth", colorDepth)
                    .put("browserScreenHeight", screenHeight)
                    .put("browserScreenWidth", screenWidth)
                    .put("browserTZ", timeZone);
        }
    }

    /** N also where a browser has no script: there is a Method URL, and nobody went there. */
    private static String completed(Checkout form) {
        if ("U".equals(form.threeDSCompInd())) {
            return "U";
        }
        return "Y".equals(form.threeDSCompInd()) && form.threeDSServerTransID() != null ? "Y" : "N";
    }

    /** Some screens report 30 bits, which 2.2.0 does not know: the next lower one is sent. */
    static int allowedDepth(@Nullable String reported) {
        int depth = Integer.parseInt(digits(reported, "24"));
        return IntStream.of(COLOR_DEPTHS)
                .filter(allowed -> allowed <= depth)
                .max()
                .orElse(1);
    }

    private static String digits(@Nullable String text, String otherwise) {
        return text != null && text.matches("\\d{1,6}") ? text : otherwise;
    }

    private static String orElse(@Nullable String header, String otherwise) {
        if (header == null || header.isBlank()) {
            return otherwise;
        }
        return header.length() <= LONGEST ? header : header.substring(0, LONGEST);
    }
}
