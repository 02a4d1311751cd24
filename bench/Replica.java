import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One Sekisho process, in the demo profile, with limits that a thousand purchases with one card do not reach. */
final class Replica {

    private final Path application;
    private final int port;
    private final String database;
    private final Path folder;
    private final Map<String, String> more;
    private Process process;

    Replica(Path application, int port, String database) throws IOException {
        this(application, port, database, Map.of());
    }

    Replica(Path application, int port, String database, Map<String, String> more) throws IOException {
        this.more = more;
        this.application = application;
        this.port = port;
        this.database = database;
        this.folder = Files.createTempDirectory("sekisho-replica-" + port + "-");
    }

    int port() {
        return port;
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized boolean isAlive() {
        return process.isAlive();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    synchronized void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        // a process that lives for seconds does not earn back the second compiler
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        application.resolve("quarkus-run.jar").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_PROFILE", "demo",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "SEKISHO_DATABASE_URL", database,
                        "SEKISHO_DEMO_RECORDED", "false",
                        "SEKISHO_LOCK_FAILURES", "1000000",
                        "SEKISHO_LOCK_DISABLE_AFTER", "1000000",
                        "SEKISHO_CHALLENGE_FIRST_CREQ", "20s",
                        "SEKISHO_CHALLENGE_IDLE", "40s"));
        builder.environment().putAll(more);
        process = builder.start();
    }

    void awaitReady() throws InterruptedException, IOException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (int i = 0; i < 600; i++) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(100);
        }
        throw new IOException("not ready, see " + folder.resolve("log"));
    }

    /** SIGTERM. */
    synchronized Process terminate() {
        process.destroy();
        return process;
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
