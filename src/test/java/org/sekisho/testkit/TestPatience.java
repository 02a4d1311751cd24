package org.sekisho.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Shorter waiting for a directory than in a real purchase, so that a silent one does not hold up the tests. */
public final class TestPatience implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return NativeExecutable.alsoFor(Map.of(
                "sekisho.delivery.rreq-timeout",
                "1500ms",
                "sekisho.delivery.patience",
                "2s",
                "sekisho.ds.ares-timeout",
                "1500ms",
                "sekisho.ds.rres-timeout",
                "1500ms"));
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
