package org.sekisho.platform.tls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.sekisho.platform.StartRefused;

/**
 * Hands our settings of TLS files on to Quarkus' TLS registry. Its own settings keep files in maps, and an environment variable
 * that misses one of the doubled underscores which maps need is ignored without a word.
 */
public final class TlsFiles implements ConfigSourceFactory {
    /** Below what an operator writes, so that Quarkus' own settings win. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        for (Bucket bucket : Bucket.values()) {
            checkPair(context, bucket);
            String registry = "quarkus.tls." + bucket.registered();
            pass(context, bucket.setting("cert"), settings, registry + ".key-store.pem.0.cert");
            pass(context, bucket.setting("key"), settings, registry + ".key-store.pem.0.key");
            pass(context, bucket.setting("ca"), settings, registry + ".trust-store.pem.certs");
        }
        return List.of(new PropertiesConfigSource(settings, "TLS files", ORDINAL));
    }

    /** Told here, because Quarkus would name a setting of its own. */
    private static void checkPair(ConfigSourceContext context, Bucket bucket) {
        boolean certificate = value(context, bucket.setting("cert")).isPresent();
        if (certificate != value(context, bucket.setting("key")).isPresent()) {
            throw new StartRefused("A certificate and its key belong together, but the setting "
                    + bucket.variable(certificate ? "key" : "cert") + " is missing.");
        }
    }

    private static void pass(ConfigSourceContext context, String from, Map<String, String> settings, String to) {
        value(context, from).ifPresent(file -> settings.put(to, file));
    }

    private static Optional<String> value(ConfigSourceContext context, String setting) {
        return Optional.ofNullable(context.getValue(setting))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
