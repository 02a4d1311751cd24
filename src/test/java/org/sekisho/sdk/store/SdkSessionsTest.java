package org.sekisho.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.sdk.crypto.Encryption;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A conversation between two replicas, of which one hangs and comes back. */
@SekishoTest
class SdkSessionsTest {

    private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
    private static Directory directory;

    @Inject
    SdkSessions sessions;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    private record Read(Encryption encryption) implements SdkSessions.Read {}

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @Test
    void answerOfWhoeverHungIsNotKept() throws Throwable {
        AppSdk app = app();
        int hung = taken(app);
        tables.change("UPDATE sdk_session SET leased_until = now() WHERE acs_trans_id = $1", app.id());
        int next = taken(app);

        assertThat(kept(app, hung, "late")).isFalse();
        assertThat(kept(app, next, "right")).isTrue();
        assertThat(kept(app, next, "again")).isFalse();
        assertThat(take(app)).isEqualTo(new Taken.Answered<Read>("right"));
    }

    @Test
    void keyOfAChallengeThatNobodyBeganIsForgottenWhenItIsOver() throws Throwable {
        AppSdk never = app();
        AppSdk stillMay = app();
        tables.letTimeRunOut(never.challenge());
        directory.result(never.challenge());

        VertxContextSupport.subscribeAndAwait(sessions::forget);

        assertThat(hasKey(never)).isFalse();
        assertThat(hasKey(stillMay)).isTrue();
        assertThat(never.open().path("errorCode").asText()).isEqualTo("402");
        assertThat(stillMay.open().path("acsUiType").asText()).isEqualTo("01");
    }

    private AppSdk app() {
        return AppSdk.of(EncryptionMethod.A128GCM, enrolment.withPassword().pan(), directory, "01")
                .start();
    }

    private boolean hasKey(AppSdk app) {
        return tables.number(
                        "SELECT count(*) FROM sdk_session WHERE acs_trans_id = $1 AND sealed_key IS NOT NULL", app.id())
                == 1;
    }

    private int taken(AppSdk app) throws Throwable {
        return ((Taken.Yours<Read>) take(app)).turn();
    }

    private Taken<Read> take(AppSdk app) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> sessions.take(app.id(), MESSAGE, session -> new Read(Encryption.A128GCM)));
    }

    private boolean kept(AppSdk app, int turn, String answer) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> sessions.answered(app.id(), turn, answer, new SdkSession.Shown(false, "step")));
    }
}
