package org.sekisho.authvalue;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sekisho.authvalue.AuthenticationValueAlgorithm.Finding;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.platform.outbound.Partners;

/** Makes authentication values and looks at them, by the algorithm that the operator has chosen for the scheme. */
@Singleton
public class AuthenticationValues {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9+/]{27}[A-Za-z0-9+/=]");
    private static final byte[] STORED = "stored value".getBytes(StandardCharsets.US_ASCII);
    private static final Duration CONNECT = Duration.ofMillis(300);

    private final KeyRing keys;
    private final AuthenticationValueAlgorithm own;
    private final Map<String, ValueConfig.Kind> chosen;
    private final Optional<AuthenticationValueAlgorithm> gateway;

    AuthenticationValues(KeyRing keys, OwnAlgorithm own, ValueConfig config, Partners partners) {
        this.keys = keys;
        this.own = own;
        this.chosen = config.algorithm().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        one -> one.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
        this.gateway = config.http().url().map(url -> new HttpAlgorithm(partners.value(CONNECT), url, config.http()));
    }

    /** Whether a text can be a value: 28 characters of base64, the last of which may be padding. */
    public static boolean isOne(String text) {
        return VALUE.matcher(text).matches();
    }

    /** A new value over what was authenticated; fails with {@link ValueUnavailable} when none can be had. */
    public Uni<String> make(Making making) {
        return of(making.scheme()).make(making);
    }

    Uni<Finding> verify(String scheme, String value, Authenticated what) {
        return of(scheme).verify(scheme, value, what);
    }

    /** The only form in which a value is kept. */
    public byte[] hash(String value) {
        return hash(keys.active(Purpose.VALUE), value);
    }

    /** Every form in which it may have been kept: as many as there are keys. */
    List<byte[]> hashes(String value) {
        return keys.all(Purpose.VALUE).stream().map(key -> hash(key, value)).toList();
    }

    /** Its length in front tells this from every MAC of a value, which begins with a letter. */
    private static byte[] hash(Key key, String value) {
        return KeyRing.hmac(key, STORED, value.getBytes(StandardCharsets.US_ASCII));
    }

    private AuthenticationValueAlgorithm of(String scheme) {
        return switch (chosen.getOrDefault(scheme.toUpperCase(Locale.ROOT), ValueConfig.Kind.OAV_1)) {
            case OAV_1 -> own;
            case HTTP -> requireNonNull(gateway.orElse(null));
        };
    }
}
