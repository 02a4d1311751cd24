package org.sekisho.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.platform.StartRefused;

class ProfilingTest {
    private static final String TEMPLATE = "https://tags.example/fp/tags.js?org_id=bank&session_id={session}";

    @Test
    void sessionIsTheAuthentication() {
        assertThat(Profiling.of(TEMPLATE).url("8a880dc0"))
                .isEqualTo("https://tags.example/fp/tags.js?org_id=bank&session_id=8a880dc0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tags.example/{session}",
                "https://tags.example/no-session",
                "https://user@tags.example/{session}",
                "https://tags.example/ {session}",
                "javascript:alert({session})"
            })
    void wrongAddressEndsTheStartWithASentence(String template) {
        assertThatThrownBy(() -> Profiling.of(template))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("sekisho.method.profiling-url");
    }

    @Test
    void withoutAScriptThePageSpeaksToNobodyElse() {
        assertThat(policy(Optional.empty()))
                .isEqualTo(
                        "default-src 'none'; script-src 'nonce-n'; connect-src 'self'; img-src data:; form-action https:;"
                                + " base-uri 'none'; frame-ancestors *");
    }

    @Test
    void withAScriptThePageSpeaksToItsOriginAsWellAndToNoOther() {
        assertThat(policy(Optional.of(Profiling.of(TEMPLATE).origin())))
                .isEqualTo("default-src 'none'; script-src 'nonce-n' https://tags.example; connect-src 'self'"
                        + " https://tags.example; img-src data: https://tags.example; frame-src https://tags.example;"
                        + " form-action https:; base-uri 'none'; frame-ancestors *");
    }

    private static String policy(Optional<String> origin) {
        return new MethodHeaders(true, false, origin).of("n").get("Content-Security-Policy");
    }
}
