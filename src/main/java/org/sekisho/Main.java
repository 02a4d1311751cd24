package org.sekisho;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Sekisho. */
@QuarkusMain
public final class Main {
    private Main() {}
    /** Starts it. */
    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
