package org.sekisho.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords in a bulkhead: as many threads as processors and a short queue, so that a flood of passwords costs
 * neither the event loops nor the memory of everything else.
 */
@ApplicationScoped
public class Passwords {

    /** More in line than this and the last would wait longer than a person does. */
    private static final int WAITING_PER_PROCESSOR = 16;

    private final SecureRandom random;
    private final ExecutorService hashing;
    private final Semaphore places;
    private final Semaphore beside;
    private final String nothing;

    Passwords(SecureRandom random) {
        this.random = random;
        this.nothing = Argon2id.hash(Long.toHexString(random.nextLong()), random);
        int processors = Runtime.getRuntime().availableProcessors();
        this.hashing = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.places = new Semaphore(processors * (1 + WAITING_PER_PROCESSOR));
        this.beside = new Semaphore(places.availablePermits() / 2);
    }

    /** A place in the line. Taken before the attempt is counted: who is turned away has not lost one. */
    public final class Place implements AutoCloseable {

        private final boolean ofChallenge;
        private boolean open = true;

        private Place(boolean ofChallenge) {
            this.ofChallenge = ofChallenge;
        }

        /** Whether a password is the stored one. */
        public Uni<Boolean> matches(String password, String stored) {
            return run(() -> Argon2id.matches(password, stored));
        }

        /** Takes as long as {@link #matches} and is never right. */
        public Uni<Boolean> matchesNothing(String password) {
            return run(() -> Argon2id.matches(password, nothing)).replaceWith(false);
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                places.release();
                if (!ofChallenge) {
                    beside.release();
                }
            }
        }
    }

    /** A place in the line for a challenge, or none when it is full. The caller closes it. */
    public Optional<Place> place() {
        return places.tryAcquire() ? Optional.of(new Place(true)) : Optional.empty();
    }

    /**
     * The same for all that is no challenge. Anybody can try to sign in, so that has half of the line: a flood of it leaves room for those
     * who are paying.
     */
    public Optional<Place> placeBeside() {
        if (!beside.tryAcquire()) {
            return Optional.empty();
        }
        if (places.tryAcquire()) {
            return Optional.of(new Place(false));
        }
        beside.release();
        return Optional.empty();
    }

    /** The form in which a new password is stored. */
    public Uni<String> hash(String password) {
        return run(() -> Argon2id.hash(password, random));
    }

    /** Runs in the bulkhead and comes back to the caller's event loop, where database sessions live. */
    private <T> Uni<T> run(Supplier<T> work) {
        Uni<T> done = Uni.createFrom().item(work).runSubscriptionOn(hashing);
        Context caller = Vertx.currentContext();
        return caller == null ? done : done.emitOn(task -> caller.runOnContext(back -> task.run()));
    }

    @PreDestroy
    void stop() {
        hashing.shutdown();
    }
}
