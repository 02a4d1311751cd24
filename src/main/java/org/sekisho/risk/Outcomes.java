package org.sekisho.risk;

import org.jspecify.annotations.Nullable;
import org.sekisho.platform.outbound.Reply;

/** What providers say when they are told how an authentication ended. */
final class Outcomes {

    private Outcomes() {}

    static @Nullable Void taken(Reply reply) {
        if (!reply.isSuccess()) {
            throw new IllegalStateException("the provider answered " + reply.status());
        }
        return null;
    }
}
