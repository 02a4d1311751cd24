package org.sekisho.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type     about:blank where the status says all
 * @param detail   a sentence for the programmer at the other end; never quotes what was sent
 * @param instance names this one failure in our log
 * @param errors   each member that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Wrong> errors) {

    /** Its media type. */
    public static final String JSON = "application/problem+json";

    /**
     * A member that is wrong.
     *
     * @param field   its path, such as {@code amount.currency}; of a header its name
     * @param message what it should be
     */
    public record Wrong(String field, String message) {}

    /** A problem that its status tells. */
    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, List.of());
    }

    /** A problem with a type of its own: callers may have to tell it from others with the same status. */
    public static Problem typed(String type, int status, String title, String detail) {
        return new Problem("urn:sekisho:problem:" + type, title, status, detail, null, List.of());
    }

    /** Members that are wrong. */
    public static Problem wrong(List<Wrong> errors) {
        return new Problem(
                "urn:sekisho:problem:invalid-request",
                "Invalid request",
                400,
                errors.size() == 1 ? "One member is wrong." : errors.size() + " members are wrong.",
                null,
                errors);
    }

    Problem in(String failure) {
        return new Problem(type, title, status, detail, failure, errors);
    }
}
