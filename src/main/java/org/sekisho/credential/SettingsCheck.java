package org.sekisho.credential;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.credential.passkey.PasskeyConfig;
import org.sekisho.credential.passkey.RelyingParty;
import org.sekisho.platform.Migration;
import org.sekisho.platform.PublicAddress;
import org.sekisho.platform.StartRefused;

/** Refuses at the start what would fail, or be unsafe, at the first answer. */
@ApplicationScoped
class SettingsCheck {

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, CodeConfig code, LockConfig lock) {
        StartRefused.unless(
                code.digits() >= 6 && code.digits() <= 8,
                "sekisho.code.digits",
                code.digits(),
                "a code has 6 to 8 digits");
        StartRefused.unless(
                code.validity().isPositive(),
                "sekisho.code.validity",
                code.validity(),
                "a code must be valid for a time");
        StartRefused.unless(
                !code.coolDown().isNegative() && code.coolDown().compareTo(code.validity()) < 0,
                "sekisho.code.cool-down",
                code.coolDown(),
                "it must be shorter than sekisho.code.validity");
        StartRefused.unless(
                lock.failures() >= 1, "sekisho.lock.failures", lock.failures(), "at least one failure must be allowed");
        StartRefused.unless(lock.time().isPositive(), "sekisho.lock.time", lock.time(), "a lock must last for a time");
        StartRefused.unless(
                lock.disableAfter() >= lock.failures(),
                "sekisho.lock.disable-after",
                lock.disableAfter(),
                "it cannot be less than sekisho.lock.failures");
        StartRefused.unless(
                lock.warnAt() >= 1 && lock.warnAt() < lock.disableAfter(),
                "sekisho.lock.warn-at",
                lock.warnAt(),
                "the warning has to come before sekisho.lock.disable-after");
    }

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            PasskeyConfig passkey,
            PublicAddress address) {
        passkey.rpId()
                .ifPresent(rpId -> StartRefused.unless(
                        RelyingParty.covers(rpId, address.base().getHost()),
                        "sekisho.passkey.rp-id",
                        rpId,
                        "it must be the host of sekisho.public-url or a domain that the host belongs to"));
    }
}
