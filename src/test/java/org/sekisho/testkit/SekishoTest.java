package org.sekisho.testkit;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test against the running application; all such classes share one start, one {@link TestDatabase} and one {@link MailSink}. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailSink.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SmsSink.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestPatience.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = DirectorySdkKeys.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = NativeExecutable.class, scope = TestResourceScope.GLOBAL)
@ExtendWith(NativeExecutable.Address.class)
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface SekishoTest {}
