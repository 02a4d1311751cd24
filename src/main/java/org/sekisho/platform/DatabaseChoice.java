package org.sekisho.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Decides, before Quarkus reads its configuration, which database this process uses: the one of {@code SEKISHO_DATABASE_URL}, else
 * the one of Quarkus' own properties, else, in dev and demo only, an embedded one.
 */
public final class DatabaseChoice {
    private static final String URL = "sekisho.database.url";
    private static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private final SmallRyeConfig config;

    DatabaseChoice(SmallRyeConfig config) {
        this.config = config;
    }

    /** Sets the system properties by which Quarkus finds the database; refuses the start when there is none. */
    public static void prepare() {
        new DatabaseChoice(earlyConfig()).properties().forEach(System::setProperty);
    }

    Map<String, String> properties() {
        Optional<String> url = value(URL);
        if (url.isPresent()) {
            return DatabaseAddress.parse("SEKISHO_DATABASE_URL", url.get()).properties();
        }
        Optional<String> reactiveUrl = value(REACTIVE_URL);
        if (reactiveUrl.isPresent()) {
            return completed(reactiveUrl.get());
        }
        if (config.getProfiles().stream().noneMatch(List.of("dev", "demo")::contains)) {
            throw new StartRefused("Sekisho needs a PostgreSQL 15 or newer: set"
                    + " SEKISHO_DATABASE_URL=postgresql://user:password@host:5432/name,"
                    + " or set QUARKUS_PROFILE=demo to try Sekisho with a database of its own.");
        }
        return embedded().start(Path.of(value("sekisho.data-dir").orElse(""))).properties();
    }

    /** Whoever uses Quarkus' property has chosen its details as well: only what the migrations lack is added. */
    private Map<String, String> completed(String reactiveUrl) {
        if (value(JDBC_URL).isPresent()) {
            return Map.of();
        }
        String url = reactiveUrl.replaceFirst("^vertx-reactive:", "");
        var missing = new HashMap<>(
                DatabaseAddress.parse("QUARKUS_DATASOURCE_REACTIVE_URL", url).properties());
        missing.keySet().removeIf(name -> value(name).isPresent());
        return missing;
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static LocalDatabase embedded() {
        return ServiceLoader.load(LocalDatabase.class)
                .findFirst()
                .orElseThrow(() -> new StartRefused("This build has no embedded PostgreSQL: set SEKISHO_DATABASE_URL"
                        + "=postgresql://user:password@host:5432/name to a PostgreSQL 15 or newer."));
    }

    /** The sources an operator writes to, with Quarkus' rules for profiles; Quarkus' own configuration does not exist yet. */
    private static SmallRyeConfig earlyConfig() {
        // Quarkus tells its launch mode only after main; but only in dev mode is main loaded by this class loader
        if (DatabaseChoice.class.getClassLoader().getClass().getSimpleName().equals("QuarkusClassLoader")) {
            LaunchMode.set(LaunchMode.DEVELOPMENT);
        }
        return new SmallRyeConfigBuilder()
                .forClassLoader(Thread.currentThread().getContextClassLoader())
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredSources()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .build();
    }
}
