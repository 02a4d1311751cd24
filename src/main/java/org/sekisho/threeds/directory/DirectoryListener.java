package org.sekisho.threeds.directory;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.tls.Bucket;

/** The port of directory servers: nobody gets through its handshake without a certificate of a CA we trust for that. */
@Singleton
class DirectoryListener {
    private static final Logger LOG = Logger.getLogger(DirectoryListener.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DirectoryConfig config;
    private final Directories directories;
    private final TlsConfigurationRegistry registry;
    private final Vertx vertx;
    private final String host;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final Map<HttpConnection, Peer> peers = new ConcurrentHashMap<>();
    private volatile Optional<String> deployment = Optional.empty();

    DirectoryListener(
            DirectoryConfig config,
            Directories directories,
            TlsConfigurationRegistry registry,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.directories = directories;
        this.registry = registry;
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
        TlsConfiguration tls = registry.get(Bucket.DIRECTORY.registered()).orElseThrow();
        var options = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            deployment = Optional.of(await(vertx.deployVerticle(
                    () -> new DirectoryServer(port, host, tls, servers::add, this::met), options)));
        } catch (RuntimeException e) {
            throw new StartRefused("Port " + port + " for directory servers cannot be used, another process probably"
                    + " listens on it; end that process, or set SEKISHO_DIRECTORY_PORT to a free port.");
        }
        LOG.infof(
                "directory servers are answered on port %d, by mutual TLS",
                servers.getFirst().actualPort());
    }

    private void met(HttpConnection connection) {
        Peer peer = Peer.of(connection, directories);
        if (peer.directory().isEmpty()) {
            LOG.warnf("a client certificate belongs to no directory server: %s", peer.printable());
        }
        peers.put(connection, peer);
        connection.closeHandler(closed -> peers.remove(connection));
    }

    /** The files have changed: connections live on, new handshakes use the new ones. */
    void renew(@Observes CertificateUpdatedEvent updated) {
        if (updated.name().equals(Bucket.DIRECTORY.registered())) {
            servers.forEach(server ->
                    await(server.updateSSLOptions(updated.tlsConfiguration().getSSLOptions())));
        }
    }

    void end(@Observes ShutdownEvent stopped) {
        deployment.ifPresent(id -> await(vertx.undeploy(id)));
    }

    private static <T> T await(Future<T> future) {
        return UniHelper.toUni(future).await().atMost(LONGEST);
    }
}
