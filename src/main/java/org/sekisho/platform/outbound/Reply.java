package org.sekisho.platform.outbound;

import org.jspecify.annotations.Nullable;

/**
 * An answer to an HTTP request.
 *
 * @param retryAfter the header of that name, as it came
 */
public record Reply(int status, String body, @Nullable String retryAfter) {

    /** Any 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
