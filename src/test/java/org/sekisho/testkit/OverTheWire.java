package org.sekisho.testkit;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Speaks to the application by HTTP only, so that a native executable can take its place: see {@link NativeExecutable}. */
@Tag("over-the-wire")
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface OverTheWire {}
