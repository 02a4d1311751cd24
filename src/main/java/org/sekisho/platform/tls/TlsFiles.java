package org.sekisho.platform.tls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

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
            String registry = "quarkus.tls." + bucket.registered();
            pass(context, bucket.setting("cert"), settings, registry + ".key-store.pem.0.cert");
            pass(context, bucket.setting("key"), settings, registry + ".key-store.pem.0.key");
            pass(context, bucket.setting("ca"), settings, registry + ".trust-store.pem.certs");
        }
        return List.of(new PropertiesConfigSource(settings, "TLS files", ORDINAL));
    }

    private static void pass(ConfigSourceContext context, String from, Map<String, String> settings, String to) {
        var found = context.getValue(from);
        if (found != null && found.getValue() != null && !found.getValue().isBlank()) {
            settings.put(to, found.getValue());
        }
    }
}
