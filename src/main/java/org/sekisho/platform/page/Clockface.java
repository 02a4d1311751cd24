package org.sekisho.platform.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Prints a moment together with its zone. */
public final class Clockface {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    // Spelled out here because the short names of Java's tables change with language and release: JST is GMT+9 in some.
    private static final Set<String> JAPAN = Set.of("Asia/Tokyo", "Japan", "JST");

    private Clockface() {}

    /** Such as {@code 2026-11-23 18:05 (JST)}, or {@code (GMT+05:30)} for a zone that has no name both languages share. */
    public static String of(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return MINUTE.format(there) + " (" + name(there) + ")";
    }

    private static String name(ZonedDateTime there) {
        if (JAPAN.contains(there.getZone().getId())) {
            return "JST";
        }
        return there.getOffset().equals(ZoneOffset.UTC) ? "GMT" : "GMT" + there.getOffset();
    }
}
