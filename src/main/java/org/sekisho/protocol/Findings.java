package org.sekisho.protocol;

import static org.sekisho.protocol.ErrorCode.CRITICAL_EXTENSION_UNKNOWN;
import static org.sekisho.protocol.ErrorCode.ELEMENT_MISSING;
import static org.sekisho.protocol.ErrorCode.FORMAT_INVALID;
import static org.sekisho.protocol.ErrorCode.ISO_CODE_INVALID;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checks of one message have found, by class; the first class with an entry decides the answer. */
final class Findings {

    private static final List<ErrorCode> ORDER =
            List.of(ELEMENT_MISSING, FORMAT_INVALID, CRITICAL_EXTENSION_UNKNOWN, ISO_CODE_INVALID);

    /** The deciding class and everything found in it. */
    record Verdict(ErrorCode code, String detail) {}

    private final Map<ErrorCode, Set<String>> byClass = new EnumMap<>(ErrorCode.class);

    void add(ErrorCode code, @Nullable String parent, String name) {
        add(code, List.of(parent == null ? name : parent + '.' + name));
    }

    void add(ErrorCode code, Collection<String> details) {
        if (!details.isEmpty()) {
            byClass.computeIfAbsent(code, _ -> new LinkedHashSet<>()).addAll(details);
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
