package org.sekisho.authentication;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/** Refuses at the start what would fail at the first challenge. */
@ApplicationScoped
class SettingsCheck {

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            ChallengeConfig challenge,
            DecoupledConfig decoupled) {
        StartRefused.unless(
                challenge.attempts() >= 1,
                "sekisho.challenge.attempts",
                challenge.attempts(),
                "at least one answer must be evaluated");
        StartRefused.unless(
                challenge.resends() >= 0,
                "sekisho.challenge.resends",
                challenge.resends(),
                "it cannot be less than none");
        StartRefused.unless(
                challenge.firstCreq().isPositive(),
                "sekisho.challenge.first-creq",
                challenge.firstCreq(),
                "a browser needs time to come");
        StartRefused.unless(
                challenge.idle().isPositive(),
                "sekisho.challenge.idle",
                challenge.idle(),
                "a cardholder needs time to answer");
        StartRefused.unless(
                challenge.longest().compareTo(challenge.idle()) >= 0,
                "sekisho.challenge.longest",
                challenge.longest(),
                "it cannot be shorter than sekisho.challenge.idle");
        StartRefused.unless(
                decoupled.shortest().isPositive(),
                "sekisho.decoupled.shortest",
                decoupled.shortest(),
                "a cardholder needs time to answer");
        StartRefused.unless(
                decoupled.longest().compareTo(decoupled.shortest()) >= 0,
                "sekisho.decoupled.longest",
                decoupled.longest(),
                "it cannot be shorter than sekisho.decoupled.shortest");
    }
}
