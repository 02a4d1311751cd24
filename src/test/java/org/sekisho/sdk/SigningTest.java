package org.sekisho.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.platform.StartRefused;
import org.sekisho.testkit.TestCa;

/** The key for signed content comes from files, and wrong files end the start. */
class SigningTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final TestCa ca = new TestCa();
    private final TestCa.Issued issued = ca.issue("CN=Signing");

    private record Config(Optional<Path> signingKey, Optional<Path> signingCert, boolean demoKey)
            implements SdkConfig {}

    @Test
    void keyAndChainAreRead() throws IOException {
        write();
        ca.write(file("ca"));
        Files.writeString(file("cert"), Files.readString(file("cert")) + Files.readString(file("ca")));

        var signer = signing("key", "cert").signer().orElseThrow();

        assertThat(signer.chain()).hasSize(2).startsWith(issued.certificate());
        assertThat(signer).hasToString("ContentSigner[CN=Signing]");
    }

    @Test
    void withoutFilesThereIsNoneUnlessForTheDemo() {
        assertThat(new Signing(new Config(Optional.empty(), Optional.empty(), false), RANDOM).signer())
                .isEmpty();
        assertThat(new Signing(new Config(Optional.empty(), Optional.empty(), true), RANDOM).signer())
                .isPresent();
    }

    @Test
    void oneFileAloneIsRefused() {
        assertThatThrownBy(() -> new Signing(new Config(Optional.of(file("key")), Optional.empty(), true), RANDOM))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SEKISHO_SDK_SIGNING_CERT");
    }

    @Test
    void keyOfAnotherCertificateIsRefused() {
        write();
        ca.issue("CN=Other").write(file("other"), file("other-key"));

        assertThatThrownBy(() -> signing("other-key", "cert"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void chainWithAGapIsRefused() throws IOException {
        write();
        ca.issue("CN=Other").write(file("other"), file("other-key"));
        Files.writeString(file("cert"), Files.readString(file("cert")) + Files.readString(file("other")));

        assertThatThrownBy(() -> signing("key", "cert"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("are not a chain");
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotQuoted() throws IOException {
        write();
        Files.writeString(file("key"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> signing("key", "cert"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used")
                .hasMessageNotContainingAny("c2VjcmV0");
        assertThatThrownBy(() -> signing("nowhere", "cert")).isInstanceOf(StartRefused.class);
    }

    private void write() {
        issued.write(file("cert"), file("key"));
    }

    private Signing signing(String key, String cert) {
        return new Signing(new Config(Optional.of(file(key)), Optional.of(file(cert)), false), RANDOM);
    }

    private Path file(String name) {
        return folder.resolve(name + ".pem");
    }
}
