package org.sekisho.member;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.member.store.SessionConfig;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/** Refuses at the start what would be unsafe, or keep everybody out. */
@ApplicationScoped
class SettingsCheck {

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            MemberConfig member,
            SessionConfig session) {
        StartRefused.unless(
                member.passwordLength() >= 8 && member.passwordLength() <= 32,
                "sekisho.member.password-length",
                member.passwordLength(),
                "a password has at least 8 characters, and asking for more than 32 would keep everybody out");
        StartRefused.unless(
                member.failuresPerLoginId() >= 1,
                "sekisho.member.failures-per-login-id",
                member.failuresPerLoginId(),
                "at least one must be looked at");
        StartRefused.unless(
                member.failuresPerAddress() >= 1,
                "sekisho.member.failures-per-address",
                member.failuresPerAddress(),
                "at least one must be looked at");
        StartRefused.unless(
                session.idle().isPositive() && session.idle().compareTo(session.longest()) <= 0,
                "sekisho.member.session.idle",
                session.idle(),
                "it must be positive and no longer than sekisho.member.session.longest");
    }
}
