package org.sekisho.credential.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.credential.store.Codes.Binding;
import org.sekisho.pairing.AuthenticatorEnrolments;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Oathtool;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A code of an app works once, for its purchase and its minute; one of an authenticator works once. */
@SekishoTest
class AppCodesTest {
    private static final int CLIENTS = 16;

    MailSink mails;

    @Inject
    Pool pool;

    @Inject
    AppCodes codes;

    @Inject
    AppDevices devices;

    @Inject
    AppInvitations invitations;

    @Inject
    AuthenticatorEnrolments enrolments;

    @Inject
    Tables tables;

    private record Ready(AppPhone phone, UUID card, Binding binding) {}

    @RepeatedTest(5)
    void exactlyOneOfManySimultaneousUsesSucceeds() throws Exception {
        Ready ready = ready();

        assertThat(atOnce(ready.binding(), code(ready, 0))).hasSize(CLIENTS).containsOnlyOnce(true);
    }

    @Test
    void usedCodeStaysUsed() {
        Ready ready = ready();
        String code = code(ready, 0);

        assertThat(use(ready.binding(), code)).isTrue();
        assertThat(use(ready.binding(), code)).isFalse();
    }

    @Test
    void codeOfOnePurchaseIsWorthNothingForAnother() {
        Ready ready = ready();
        Binding binding = ready.binding();
        String code = code(ready, 0);

        assertThat(use(new Binding(UUID.randomUUID(), binding.credentialId(), binding.amount(), binding.payee()), code))
                .isFalse();
        assertThat(use(
                        new Binding(binding.acsTransId(), binding.credentialId(), "920000 392 0", binding.payee()),
                        code))
                .isFalse();
        assertThat(use(new Binding(binding.acsTransId(), binding.credentialId(), binding.amount(), "Other"), code))
                .isFalse();
        assertThat(use(binding, code)).isTrue();
    }

    @Test
    void codeOfAnotherDeviceIsWrong() {
        Ready ready = ready();
        Ready other = ready();
        String code = other.phone().code(codes.challengeDigits(ready.binding()), now());

        assertThat(use(ready.binding(), code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-4, false", "-1, true", "0, true", "3, false"})
    void codeWorksNearItsTime(long steps, boolean works) {
        Ready ready = ready();

        assertThat(use(ready.binding(), code(ready, steps))).isEqualTo(works);
    }

    @Test
    void challengeNumberHasTenDigitsAndBelongsToThePurchase() {
        Binding binding = new Binding(UUID.randomUUID(), UUID.randomUUID(), "1 392 0", "A shop");

        assertThat(codes.challengeDigits(binding))
                .matches("[0-9]{10}")
                .isEqualTo(codes.challengeDigits(binding))
                .isNotEqualTo(codes.challengeDigits(
                        new Binding(binding.acsTransId(), binding.credentialId(), "2 392 0", "A shop")));
    }

    @Test
    void removedDeviceLeavesNeitherKeysNorProof() {
        Ready ready = ready();
        String code = code(ready, 0);

        devices.remove(ready.phone().id()).await().indefinitely();

        assertThat(use(ready.binding(), code)).isFalse();
        assertThat(tables.number(
                        "SELECT count(*) FROM app_device WHERE id = $1 AND (code_key IS NOT NULL OR request_key IS NOT NULL)",
                        ready.phone().id()))
                .isZero();
        assertThat(tables.number("SELECT count(*) FROM card_proof WHERE card_id = $1", ready.card()))
                .isZero();
    }

    @Test
    void codeOfOathtoolWorksOnceAndNoneBeforeItDoes() {
        Oathtool.isNeeded();
        Ready ready = ready();
        String key = authenticator(ready.card());
        long second = tables.number("SELECT extract(epoch FROM now())::bigint");
        String next = oathtool(key, second + 30);

        assertThat(use(ready.binding(), oathtool(key, second - 90))).isFalse();
        assertThat(use(ready.binding(), next)).isTrue();
        assertThat(use(ready.binding(), next)).isFalse();
        assertThat(use(ready.binding(), oathtool(key, second))).isFalse();
    }

    @RepeatedTest(3)
    void codeOfAnAuthenticatorIsWorthOneSuccessForManyPurchases() throws Exception {
        Oathtool.isNeeded();
        Ready ready = ready();
        String key = authenticator(ready.card());
        String code = oathtool(key, tables.number("SELECT extract(epoch FROM now())::bigint") + 30);

        assertThat(atOnce(ready.binding(), code)).containsOnlyOnce(true);
    }

    @Test
    void authenticatorIsConfirmedOnlyByACodeAndNotTriedForEver() {
        Oathtool.isNeeded();
        UUID card = ready().card();
        var begun = enrolments.begin(card, Locale.ENGLISH).await().indefinitely();
        String right = oathtool(begun.key(), tables.number("SELECT extract(epoch FROM now())::bigint"));
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (int tries = 0; tries < 5; tries++) {
            assertThat(enrolments.confirm(begun.id(), card, wrong).await().indefinitely())
                    .isFalse();
        }

        assertThat(enrolments.confirm(begun.id(), card, right).await().indefinitely())
                .isFalse();
        assertThat(begun.address()).startsWith("otpauth://totp/Sekisho%20Card:").doesNotContain("+");
        assertThat(begun.picture()).startsWith("<svg").contains("<path d=\"M4 4h1v1h-1z");
    }

    /** An authenticator that was just confirmed with the code before the present one; its key. */
    private String authenticator(UUID card) {
        var begun = enrolments.begin(card, Locale.JAPANESE).await().indefinitely();
        String first = oathtool(begun.key(), tables.number("SELECT extract(epoch FROM now())::bigint") - 30);
        assertThat(enrolments.confirm(begun.id(), card, first).await().indefinitely())
                .isTrue();
        return begun.key();
    }

    private static String oathtool(String key, long second) {
        return Oathtool.print("--base32", "--totp=SHA1", "--now=@" + second, key.replace(" ", ""));
    }

    private Ready ready() {
        var invitation = invitations.ofNewCard(mails);
        AppPhone phone = new AppPhone();
        assertThat(phone.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(200);
        UUID credential = invitations.credential(invitation.cardId());
        return new Ready(
                phone, invitation.cardId(), new Binding(UUID.randomUUID(), credential, "20000 392 0", "A shop"));
    }

    private String code(Ready ready, long steps) {
        return ready.phone().code(codes.challengeDigits(ready.binding()), now() + steps);
    }

    private long now() {
        return tables.number("SELECT floor(extract(epoch FROM now()) / 30)::bigint");
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
