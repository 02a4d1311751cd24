package org.sekisho.credential.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sekisho.credential.store.Codes.Binding;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;

/** A code works once, whoever asks, and without the lock that a challenge holds besides. */
@SekishoTest
class CodeUseTest {
    private static final int CLIENTS = 8;

    @Inject
    Pool pool;

    @Inject
    Codes codes;

    @Inject
    Enrolment enrolment;

    @RepeatedTest(10)
    void exactlyOneOfManySimultaneousUsesSucceeds() throws Exception {
        Binding binding = binding();
        String code = issue(binding);

        assertThat(atOnce(binding, code)).containsOnlyOnce(true);
    }

    @Test
    void usedCodeStaysUsed() {
        Binding binding = binding();
        String code = issue(binding);

        assertThat(use(binding, code)).isTrue();
        assertThat(use(binding, code)).isFalse();
    }

    @Test
    void codeOfOneTransactionIsWorthNothingForAnother() {
        Binding binding = binding();
        String code = issue(binding);
        Binding other = new Binding(UUID.randomUUID(), binding.credentialId(), binding.amount(), binding.payee());
        Binding dearer = new Binding(binding.acsTransId(), binding.credentialId(), "9" + binding.amount(), "A shop");

        assertThat(use(other, code)).isFalse();
        assertThat(use(dearer, code)).isFalse();
        assertThat(use(binding, code)).isTrue();
    }

    private Binding binding() {
        return new Binding(UUID.randomUUID(), enrolment.withMailedCode().credentialId(), "20000 392 0", "A shop");
    }

    private String issue(Binding binding) {
        return codes.issue(pool, binding, "EMAIL").await().indefinitely().code();
    }

    private boolean use(Binding binding, String code) {
        return codes.use(pool, binding, code).await().indefinitely();
    }

    private List<Boolean> atOnce(Binding binding, String code) throws Exception {
        var start = new CyclicBarrier(CLIENTS);
        List<Future<Boolean>> uses = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                uses.add(clients.submit(() -> {
                    start.await();
                    return use(binding, code);
                }));
            }
        }
        List<Boolean> outcomes = new ArrayList<>();
        for (Future<Boolean> use : uses) {
            outcomes.add(use.get());
        }
        return outcomes;
    }
}
