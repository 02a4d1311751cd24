package org.sekisho.authentication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.credential.store.Credentials;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;

/** What operators see of authentications: one line for each that ended, and counters. Called after the commit, never before. */
@Singleton
class Events {

    private static final Logger LOG = Logger.getLogger("org.sekisho.transaction");
    private static final String RULE = "rule:";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9:,._-]");

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Feedback feedback;
    private final Map<TransStatus, Counter> opened = new ConcurrentHashMap<>();
    private final Map<Result, Counter> ended = new ConcurrentHashMap<>();

    Events(MeterRegistry metrics, Clock clock, Feedback feedback) {
        this.metrics = metrics;
        this.feedback = feedback;
        this.clock = clock;
        // a count that begins with one is no increase to whoever watches, and one of these is worth an alarm
        EnumSet.complementOf(EnumSet.of(Credentials.Lock.NONE)).forEach(this::locks);
        notSent();
    }

    void opened(Decided decided) {
        opened.computeIfAbsent(
                        decided.opened().status(), status -> metrics.counter("sekisho.opened", "status", status.code()))
                .increment();
        Facts facts = decided.opened().facts();
        facts.reasons().stream().filter(reason -> reason.startsWith(RULE)).forEach(rule -> metrics.counter(
                        "sekisho.rules", "issuer", facts.issuerId(), "rule", rule.substring(RULE.length()))
                .increment());
        if (decided.result() != null) {
            ended(decided.opened().acsTransId(), facts, decided.result(), 0);
            feedback.tell(decided.opened().acsTransId(), facts, decided.result(), null);
        }
    }

    /** A transaction that ended in the commit just made; nothing to say where none did. */
    void ended(Ends.@Nullable Ending ending) {
        if (ending != null) {
            ended(
                    ending.transaction().acsTransId(),
                    ending.transaction().facts(),
                    ending.end().result(),
                    ending.end().attempts());
            feedback.tell(
                    ending.transaction().acsTransId(),
                    ending.transaction().facts(),
                    ending.end().result(),
                    Ends.method(ending.transaction()));
        }
    }

    private void ended(UUID acsTransId, Facts facts, Result result, int attempts) {
        String reason = reason(result.reason());
        String cancel = cancel(result.cancel());
        ended.computeIfAbsent(
                        result,
                        one -> metrics.counter(
                                "sekisho.transactions",
                                "status",
                                one.status().code(),
                                "reason",
                                reason,
                                "cancel",
                                cancel))
                .increment();
        // ids and codes only: what a merchant or a cardholder wrote could forge a line
        LOG.info("ended acsTransID=" + acsTransId + " issuer=" + facts.issuerId() + " transStatus="
                + result.status().code() + " reason=" + reason + " challengeCancel=" + cancel + " attempts=" + attempts
                + " ms=" + age(acsTransId) + " because=" + because(facts));
    }

    /** An answer that locks its credential unless it is right. */
    void locking(Credentials.Lock lock) {
        if (lock != Credentials.Lock.NONE) {
            locks(lock).increment();
        }
    }

    private Counter locks(Credentials.Lock lock) {
        return metrics.counter("sekisho.locks", "at", "challenge", "lock", lock.name());
    }

    private Counter notSent() {
        return metrics.counter("sekisho.codes.not_sent");
    }

    /** A message to a cardholder that was not taken. */
    void notSent(UUID acsTransId, Throwable why) {
        notSent().increment();
        LOG.warnf(
                "code not sent acsTransID=%s because=%s",
                acsTransId, why.getClass().getSimpleName());
    }

    /** A browser that did not open the challenge: it was shown nothing. */
    void secondBrowser(UUID acsTransId, String at) {
        metrics.counter("sekisho.challenge.second_browser", "at", at).increment();
        LOG.warnf("second browser acsTransID=%s at=%s", acsTransId, at);
    }

    /** Attempts that were evaluated, by what came out. */
    void answered(String outcome) {
        metrics.counter("sekisho.answers", "outcome", outcome).increment();
    }

    /** Milliseconds since the id was made: a UUIDv7 carries its time. */
    private long age(UUID acsTransId) {
        return clock.millis() - (acsTransId.getMostSignificantBits() >>> 16);
    }

    private static String because(Facts facts) {
        return UNSAFE.matcher(String.join(",", facts.reasons())).replaceAll("_");
    }

    private static String reason(@Nullable TransStatusReason reason) {
        return reason == null ? "-" : reason.code();
    }

    private static String cancel(@Nullable ChallengeCancel cancel) {
        return cancel == null ? "-" : cancel.code();
    }
}
