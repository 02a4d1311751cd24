package org.sekisho.threeds.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Settings;

/** Who may bring an AReq from outside. */
class DirectoriesTest {

    private record Servers(boolean areKnown) implements OtherCallers {
        @Override
        public boolean mayAsk(String path) {
            return false;
        }

        @Override
        public boolean include(X500Principal subject) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereOnly3dsServersAreNamedNobodyComesAsADirectory(boolean known) {
        var config = Settings.of(DirectoriesConfig.class, Map.of());

        assertThat(new Directories(config, List.of(new Servers(known))).admit()).isEqualTo(!known);
    }
}
