package org.sekisho.protocol;

import static org.sekisho.protocol.ErrorCode.CRITICAL_EXTENSION_UNKNOWN;
import static org.sekisho.protocol.ErrorCode.DUPLICATE_ELEMENT;
import static org.sekisho.protocol.ErrorCode.ELEMENT_MISSING;
import static org.sekisho.protocol.ErrorCode.FORMAT_INVALID;
import static org.sekisho.protocol.ErrorCode.ISO_CODE_INVALID;
import static org.sekisho.protocol.ErrorCode.RESERVED_VALUE;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checks of one message have found, by class; the first class with an entry decides the answer. */
final class Findings {

    private static final List<ErrorCode> ORDER = List.of(
            ELEMENT_MISSING,
            FORMAT_INVALID,
            DUPLICATE_ELEMENT,
            RESERVED_VALUE,
            CRITICAL_EXTENSION_UNKNOWN,
            ISO_CODE_INVALID);

    private final boolean reserving;

    /** The deciding class and everything found in it. */
    record Verdict(ErrorCode code, String detail) {}

    private final Map<ErrorCode, Set<String>> byClass = new EnumMap<>(ErrorCode.class);

    /** Up to 2.2.0 a code from a reserved range is a wrong value like any other. */
    Findings(MessageVersion version) {
        this.reserving = !version.isBefore(MessageVersion.V2_3_1);
    }

    void add(ErrorCode code, @Nullable String parent, String name) {
        add(code, List.of(parent == null ? name : parent + '.' + name));
    }

    void add(ErrorCode code, Collection<String> details) {
        if (!details.isEmpty()) {
            ErrorCode known = code == RESERVED_VALUE && !reserving ? FORMAT_INVALID : code;
            byClass.computeIfAbsent(known, _ -> new LinkedHashSet<>()).addAll(details);
        }
    }

    /** Null if nothing was found. */
    @Nullable
    Verdict verdict() {
        for (ErrorCode code : ORDER) {
            Set<String> details = byClass.get(code);
            if (details != null) {
                return new Verdict(code, String.join(",", details));
            }
        }
        return null;
    }
}
