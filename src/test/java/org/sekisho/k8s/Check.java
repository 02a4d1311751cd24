package org.sekisho.k8s;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold for the manifests; its name is what a finding is called by.
 *
 * @param scope the renderings it is meant for
 */
record Check(String name, Scope scope, Function<Manifests, Stream<String>> findings) {

    /** Which renderings a check looks at. */
    enum Scope {
        ALL,
        OVERLAYS,
        PRODUCTION;

        boolean covers(Rendering rendering) {
            return switch (this) {
                case ALL -> true;
                case OVERLAYS -> rendering != Rendering.BASE;
                case PRODUCTION -> rendering == Rendering.PRODUCTION;
            };
        }
    }

    static Check of(String name, Function<Manifests, Stream<String>> findings) {
        return new Check(name, Scope.ALL, findings);
    }

    static Check overlays(String name, Function<Manifests, Stream<String>> findings) {
        return new Check(name, Scope.OVERLAYS, findings);
    }

    static Check production(String name, Function<Manifests, Stream<String>> findings) {
        return new Check(name, Scope.PRODUCTION, findings);
    }

    /** The finding, unless something holds. */
    static Stream<String> unless(boolean holds, String finding) {
        return holds ? Stream.empty() : Stream.of(finding);
    }
}
