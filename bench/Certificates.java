import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Two certificates that are both believed, of which only one bears the right name; made with the JDK's keytool. */
final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path folder = Files.createTempDirectory("sekisho-certificates-");
    private final KeyStore trusted = KeyStore.getInstance("PKCS12");

    /** For localhost. */
    final SSLContext right;

    /** For another host. */
    final SSLContext wrong;

    /** A PKCS#12 file with both as trusted ones. */
    final Path trust = folder.resolve("trust.p12");

    Certificates() throws IOException, GeneralSecurityException, InterruptedException {
        folder.toFile().deleteOnExit();
        trust.toFile().deleteOnExit();
        trusted.load(null, null);
        right = make("right", "dns:localhost,ip:127.0.0.1");
        wrong = make("wrong", "dns:elsewhere.example,dns:localhost.elsewhere.example");
        try (OutputStream out = Files.newOutputStream(trust)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    /** What a JVM needs to believe them. */
    String jvmOptions() {
        return "-Djavax.net.ssl.trustStore=" + trust + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private SSLContext make(String name, String names) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        file.toFile().deleteOnExit();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2",
                        "-dname", "CN=" + name, "-ext", "san=" + names,
                        "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore own = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        trusted.setCertificateEntry(name, own.getCertificate(name));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
