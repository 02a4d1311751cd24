package org.sekisho.authvalue;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.outbound.OutboundConfig;

/** Refuses at the start what would leave every authentication without a value, or every value without a verification. */
@ApplicationScoped
class SettingsCheck {

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            ValueConfig value,
            OutboundConfig outbound) {
        if (value.algorithm().containsValue(ValueConfig.Kind.HTTP)) {
            // its value may hold a credential
            StartRefused.unless(
                    value.http()
                            .url()
                            .filter(url -> isUsable(url, outbound.anywhere()))
                            .isPresent(),
                    "sekisho.value.http.url",
                    "no usable address",
                    "it must be an https URL where an algorithm is http");
        }
        StartRefused.unless(
                value.http().deadline().isPositive(),
                "sekisho.value.http.deadline",
                value.http().deadline(),
                "a gateway needs time to answer");
        StartRefused.unless(
                value.validity().isPositive(),
                "sekisho.value.validity",
                value.validity(),
                "a value must count for a time");
        StartRefused.unless(
                value.failures() >= 1, "sekisho.value.failures", value.failures(), "one value must be looked at");
        StartRefused.unless(
                value.failurePeriod().isPositive(),
                "sekisho.value.failure-period",
                value.failurePeriod(),
                "failures must count for a time");
    }

    private static boolean isUsable(URI url, boolean plainHttp) {
        Set<String> schemes = plainHttp ? Set.of("http", "https") : Set.of("https");
        return schemes.contains(String.valueOf(url.getScheme())) && url.getHost() != null;
    }
}
