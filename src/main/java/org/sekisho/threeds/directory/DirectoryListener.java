package org.sekisho.threeds.directory;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.tls.Bucket;
import org.sekisho.platform.tls.Certificates;

/** The port of directory servers: nobody gets through its handshake without a certificate of a CA we trust for that. */
@Singleton
class DirectoryListener {
    private static final Logger LOG = Logger.getLogger(DirectoryListener.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DirectoryConfig config;
    private final Directories directories;
    private final List<OtherCallers> others;
    private final Certificates certificates;
    private final Vertx vertx;
    private final String host;
    private final Map<HttpConnection, Peer> peers = new ConcurrentHashMap<>();
    private volatile Optional<String> deployment = Optional.empty();

    DirectoryListener(
            DirectoryConfig config,
            Directories directories,
            @All List<OtherCallers> others,
            Certificates certificates,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.directories = directories;
        this.others = others;
        this.certificates = certificates;
        this.vertx = vertx;
        this.host = host;
    }

    /** Whoever is at the other end of a connection, if it came in here. */
    Optional<Peer> peer(HttpConnection connection) {
        return Optional.ofNullable(peers.get(connection));
    }

    /** After everything else: what comes in has to be answered. */
    void begin(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
        config.port().ifPresent(this::listen);
    }

    private void listen(int port) {
        HttpServerOptions listener = new HttpServerOptions().setPort(port).setHost(host);
        certificates.use(Bucket.DIRECTORY, listener);
        var options = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            deployment =
                    Optional.of(await(vertx.deployVerticle(() -> new DirectoryServer(listener, this::met), options)));
        } catch (RuntimeException e) {
            throw new StartRefused("Port " + port + " for directory servers cannot be used, another process probably"
                    + " listens on it; end that process, or set SEKISHO_DIRECTORY_PORT to a free port.");
        }
        LOG.infof("directory servers are answered on port %d, by mutual TLS", port);
    }

    private void met(HttpConnection connection) {
        Peer peer = Peer.of(connection, directories);
        if (peer.directory().isEmpty() && others.stream().noneMatch(one -> one.include(peer.subject()))) {
            LOG.warnf("a client certificate belongs to no directory server: %s", peer.printable());
        }
        peers.put(connection, peer);
        connection.closeHandler(closed -> peers.remove(connection));
    }

    void end(@Observes ShutdownEvent stopped) {
        deployment.ifPresent(id -> await(vertx.undeploy(id)));
    }

    private static <T> T await(Future<T> future) {
        return UniHelper.toUni(future).await().atMost(LONGEST);
    }
}
