package org.sekisho.threeds.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** Of whose cards a directory may ask. */
class DirectoryTest {

    @Test
    void directoryWithSchemesAsksOfTheirCardsOnly() {
        Directory jcb = directory(Set.of("JCB"));

        assertThat(jcb.serves("JCB")).isTrue();
        assertThat(jcb.serves("VISA")).isFalse();
        assertThat(jcb.serves("jcb")).isFalse();
    }

    @Test
    void directoryWithoutSchemesAsksOfAll() {
        assertThat(directory(Set.of()).serves("VISA")).isTrue();
    }

    private static Directory directory(Set<String> schemes) {
        return new Directory("one", new X500Principal("CN=ds.example"), Set.of("ds.example"), schemes);
    }
}
