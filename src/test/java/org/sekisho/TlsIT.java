package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.LentDatabase;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.Metrics;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoProcess;
import org.sekisho.testkit.TestCa;
import org.sekisho.testkit.TlsDirectory;

/** The packaged jar with certificates: who gets in by which door, and what happens when files change. */
class TlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TWO_LOOKS = Duration.ofMillis(2_500);
    private static final String ALPHA = "CN=ds-a.example,O=Scheme A,C=JP";
    private static final String BETA = "CN=ds-b.example,O=Scheme B,C=JP";
    private static final String SERVER = "CN=server.example,O=Payments,C=JP";
    private static final String US_AS_CLIENT = "CN=acs.example,O=Issuer";

    /** A ClientHello of TLS 1.1 with ECDHE_RSA_AES_128_CBC_SHA: the JDK's own client no longer offers one. */
    private static final String HELLO_OF_TLS_1_1 =
            "160301002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002c013" + "0100";

    private static final TestCa CA = new TestCa();

    @TempDir
    static Path folder;

    private static TlsDirectory directory;
    private static SekishoProcess running;
    private static LentDatabase database;
    private static int plainPort;
    private static int publicPort;
    private static int directoryPort;

    @BeforeAll
    static void start() throws IOException {
        directory = new TlsDirectory(CA.context(CA.issue("CN=localhost")));
        CA.write(folder.resolve("ca.crt"));
        write("public", CA.issue("CN=first"));
        write("directory", CA.issue("CN=localhost"));
        write("client", CA.issue(US_AS_CLIENT));
        plainPort = freePort();
        publicPort = freePort();
        directoryPort = freePort();
        database = LentDatabase.below(folder);
        var environment = environment();
        environment.putAll(database.environment());
        running = SekishoProcess.start(folder, environment).ready();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        running.stop();
        directory.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void modernTlsIsSpoken(String version) throws IOException {
        try (var socket = connect(publicPort, CA.context())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void olderTlsIsRefused() throws IOException {
        for (int port : new int[] {publicPort, directoryPort}) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(HexFormat.of().parseHex(HELLO_OF_TLS_1_1));

                var answer = socket.getInputStream().readNBytes(7);

                // an alert, fatal, protocol_version
                assertThat(HexFormat.of().formatHex(answer)).startsWith("15").endsWith("0246");
            }
        }
    }

    @Test
    void cipherWithoutAuthenticationIsRefused() throws IOException {
        try (var socket = connect(publicPort, CA.context())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void browsersGetHttp2AndAreAskedForNoCertificate() throws Exception {
        var answer = get("https://localhost:" + publicPort + "/demo", CA.context());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void changedFilesServeNewHandshakesAndBrokenOnesNobody() throws Exception {
        try (var early = connect(publicPort, CA.context())) {
            assertThat(keptAlive(early)).contains("200 OK");

            write("public", CA.issue("CN=second"));
            awaitSubject(publicPort, "CN=second");
            assertThat(keptAlive(early)).contains("200 OK");
        }

        var halfWritten = CA.issue("CN=third");
        halfWritten.write(folder.resolve("public.crt"), folder.resolve("unused.key"));
        awaitLines("the TLS files of public cannot be used", 1);
        assertThat(subject(publicPort)).isEqualTo("CN=second");

        Files.writeString(folder.resolve("public.crt"), "-----BEGIN CERTIFICATE-----\nnot");
        Files.copy(folder.resolve("unused.key"), folder.resolve("public.key"), StandardCopyOption.REPLACE_EXISTING);
        await().during(TWO_LOOKS).atMost(PATIENCE).until(() -> subject(publicPort)
                .equals("CN=second"));
        awaitLines("the TLS files of public cannot be used", 1);

        write("public", halfWritten);
        awaitSubject(publicPort, "CN=third");
    }

    @Test
    void certificateTowardsDirectoriesIsReadAgainToo() throws Exception {
        write("directory", CA.issue("CN=renewed"));

        await().atMost(PATIENCE)
                .until(() -> subject(directoryPort, CA.context(CA.issue(ALPHA))).equals("CN=renewed"));
        assertThat(areq(ALPHA, Messages.aReq()).statusCode()).isEqualTo(200);
    }

    @Test
    void directoryIsKnownByItsCertificate() throws Exception {
        var answer = areq(ALPHA, Messages.aReq());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Acs.json(answer.body()).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void alertsFindWhatCameThroughTheDoorOfDirectories() throws Exception {
        long before = timedAReqs();

        areq(ALPHA, Messages.aReq());

        await().atMost(PATIENCE).until(() -> timedAReqs() == before + 1);
    }

    @Test
    void directoryMayNotNameAnothersAddress() throws Exception {
        var answer = Acs.json(areq(BETA, Messages.aReq()).body());

        assertThat(answer.path("messageType").asText()).isEqualTo("Erro");
        assertThat(answer.path("errorCode").asText()).isEqualTo("203");
        assertThat(answer.path("errorDetail").asText()).isEqualTo("dsURL");
        assertThat(Acs.json(areq(BETA, Messages.aReq().put("dsURL", "http://ds-b.example/rreq"))
                                .body())
                        .path("messageType")
                        .asText())
                .isEqualTo("ARes");
    }

    @Test
    void strangerWithACertificateOfTheRightCaIsTurnedAway() throws Exception {
        var answer = areq("CN=stranger,O=Scheme A", Messages.aReq());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        awaitLines("a client certificate belongs to no directory server: CN=stranger,O=Scheme A", 1);
    }

    @Test
    void nobodyGetsInWithoutACertificateOrWithOneOfAnotherCa() {
        var url = "https://localhost:" + directoryPort + "/3ds/areq";
        var other = new TestCa().issue(ALPHA);

        assertThatThrownBy(() -> post(url, CA.context(), Messages.aReq())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(url, CA.context(other), Messages.aReq())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo", "/challenge", "/oauth2/token", "/q/openapi", "/q/health", "/3ds/../demo"})
    void doorOfDirectoriesLeadsNowhereElse(String path) throws Exception {
        var answer = get("https://localhost:" + directoryPort + path, CA.context(CA.issue(ALPHA)));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/3ds/areq", "/3ds;a=b/areq", "//3ds/areq", "/3ds/areq;a=b", "/%33ds/areq", "/x/../3ds/areq"})
    void thereIsNoWayAroundTheDoorOfDirectories(String path) throws Exception {
        assertThat(post("https://localhost:" + publicPort + path, CA.context(CA.issue(ALPHA)), Messages.aReq())
                        .statusCode())
                .isIn(403, 404);
        assertThat(post("http://localhost:" + plainPort + path, CA.context(), Messages.aReq())
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void serverIsKnownByItsCertificate() throws Exception {
        var pRes = Acs.json(as(SERVER, "/3ds/preq", pReq()).body());
        var aRes = Acs.json(as(SERVER, "/ds/areq", Messages.aReq()).body());

        assertThat(pRes.path("messageType").asText()).isEqualTo("PRes");
        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void serverMayNotNameAnothersAddress() throws Exception {
        var erro = Acs.json(as(SERVER, "/ds/areq", Messages.aReq().put("threeDSServerURL", "http://other.example/"))
                .body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("203");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("threeDSServerURL");
    }

    @Test
    void directoriesAndServersMayNotAskForEachOther() throws Exception {
        assertThat(as(SERVER, "/3ds/areq", Messages.aReq()).statusCode()).isEqualTo(403);
        for (String path : List.of("/ds/areq", "/3ds/preq", "/ds/rreq/" + UUID.randomUUID())) {
            assertThat(as(ALPHA, path, pReq()).statusCode()).as(path).isEqualTo(403);
            assertThat(post("https://localhost:" + publicPort + path, CA.context(CA.issue(SERVER)), pReq())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(as(SERVER, "/ds/rreq/" + UUID.randomUUID(), pReq()).statusCode())
                .as("a result is an ACS's to bring")
                .isEqualTo(403);
    }

    @Test
    void rReqShowsOurCertificate() throws Exception {
        cancelledChallenge(directory);

        await().atMost(PATIENCE).until(() -> !directory.senders().isEmpty());
        assertThat(directory.senders()).containsOnly(US_AS_CLIENT);
    }

    @Test
    void rReqGoesToNobodyWhoseCaIsNotOurs() throws Exception {
        var other = new TestCa();
        try (var impostor = new TlsDirectory(other.context(other.issue("CN=localhost")))) {
            cancelledChallenge(impostor);

            assertThat(impostor.handshakes()).isPositive();
            assertThat(impostor.senders()).isEmpty();
        }
    }

    /** Ends when the result was told, or when the page no longer waits for that. */
    private static void cancelledChallenge(TlsDirectory told) throws Exception {
        var aReq = Messages.aReq().put("purchaseAmount", "15000").put("dsURL", told.url());
        var aRes = Acs.json(areq(ALPHA, aReq).body());
        var ids = Messages.cReq(
                aReq.path("threeDSServerTransID").asText(),
                aRes.path("acsTransID").asText());
        var page = form("/challenge", Map.of("creq", ids));

        form("/challenge/answer", Map.of("step", page.step(), "answer", "", "action", "cancel"));
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_PROFILE", "demo");
        environment.put("QUARKUS_HTTP_PORT", "" + plainPort);
        environment.put("QUARKUS_HTTP_SSL_PORT", "" + publicPort);
        environment.put("SEKISHO_DIRECTORY_PORT", "" + directoryPort);
        environment.put("SEKISHO_TLS_RELOAD", "1s");
        environment.put("SEKISHO_DELIVERY_PATIENCE", "2s");
        environment.put("SEKISHO_TLS_PUBLIC_CERT", "public.crt");
        environment.put("SEKISHO_TLS_PUBLIC_KEY", "public.key");
        environment.put("SEKISHO_TLS_DIRECTORY_CERT", "directory.crt");
        environment.put("SEKISHO_TLS_DIRECTORY_KEY", "directory.key");
        environment.put("SEKISHO_TLS_DIRECTORY_CA", "ca.crt");
        environment.put("SEKISHO_TLS_DIRECTORY_CLIENT_CERT", "client.crt");
        environment.put("SEKISHO_TLS_DIRECTORY_CLIENT_KEY", "client.key");
        environment.put("SEKISHO_TLS_DIRECTORY_CLIENT_CA", "ca.crt");
        environment.put("SEKISHO_DIRECTORIES_ALPHA_SUBJECT", "cn=DS-A.example , o=scheme a, c=jp");
        environment.put("SEKISHO_DIRECTORIES_ALPHA_HOSTS", "localhost");
        environment.put("SEKISHO_DIRECTORIES_BETA_SUBJECT", BETA);
        environment.put("SEKISHO_DIRECTORIES_BETA_HOSTS", "ds-b.example");
        environment.put("SEKISHO_DS_SERVERS_ONE_SUBJECT", SERVER);
        environment.put("SEKISHO_DS_SERVERS_ONE_HOSTS", "localhost");
        return environment;
    }

    private static long timedAReqs() throws Exception {
        return Metrics.timedAReqs(get("http://localhost:" + plainPort + "/q/metrics", CA.context())
                .body());
    }

    private static void write(String name, TestCa.Issued issued) {
        issued.write(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    }

    private static HttpResponse<String> areq(String subject, JsonNode aReq) throws Exception {
        return as(subject, "/3ds/areq", aReq);
    }

    private static HttpResponse<String> as(String subject, String path, JsonNode message) throws Exception {
        return post("https://localhost:" + directoryPort + path, CA.context(CA.issue(subject)), message);
    }

    private static JsonNode pReq() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "PReq")
                .put("messageVersion", "2.2.0")
                .put("threeDSServerTransID", UUID.randomUUID().toString())
                .put("threeDSServerRefNumber", "SERVER");
    }

    private static HttpResponse<String> post(String url, SSLContext tls, JsonNode message) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("content-type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(message.toString())),
                tls);
    }

    private static Page form(String path, Map<String, String> fields) throws Exception {
        var answer = send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + publicPort + path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Acs.encoded(fields))),
                CA.context());
        return new Page(answer.statusCode(), answer.body());
    }

    private static HttpResponse<String> get(String url, SSLContext tls) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)), tls);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, SSLContext tls) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(tls).build()) {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        }
    }

    private static SSLSocket connect(int port, SSLContext tls) throws IOException {
        return (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
    }

    private static String subject(int port) throws IOException {
        return subject(port, CA.context());
    }

    private static String subject(int port, SSLContext tls) throws IOException {
        try (var socket = connect(port, tls)) {
            return socket.getSession().getPeerPrincipal().getName();
        }
    }

    private static void awaitSubject(int port, String subject) {
        await().atMost(PATIENCE).until(() -> subject(port).equals(subject));
    }

    /** Sends a request on a connection that stays open, and reads the first line of the answer and all that came with it. */
    private static String keptAlive(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var answer = new byte[4_096];
        int read = socket.getInputStream().read(answer);
        return new String(answer, 0, read, StandardCharsets.US_ASCII);
    }

    private static void awaitLines(String text, int count) {
        await().atMost(PATIENCE).until(() -> running.text().contains(text));
        assertThat(running.text().lines().filter(line -> line.contains(text))).hasSize(count);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
