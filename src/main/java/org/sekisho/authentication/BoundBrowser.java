package org.sekisho.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.transaction.store.Conversation.OpenedBy;
import org.sekisho.transaction.store.Transactions;

/**
 * The browser whose CReq opened a challenge, and no other, sees it and answers it. It is known by a ticket if it ever brought one
 * back, and by what every browser says of itself if not: who refuses to keep tickets loses nothing.
 */
@ApplicationScoped
public class BoundBrowser {

    private static final byte[] TICKET = "ticket".getBytes(UTF_8);
    private static final byte[] MARK = "mark".getBytes(UTF_8);
    private static final byte[] BETWEEN = {0};
    private static final int MAC = 32;

    private final KeyRing keys;
    private final Transactions transactions;
    private final StepToken tokens;
    private final Events events;

    BoundBrowser(KeyRing keys, Transactions transactions, StepToken tokens, Events events) {
        this.keys = keys;
        this.transactions = transactions;
        this.tokens = tokens;
        this.events = events;
    }

    /** What the browser is given to keep; worth nothing for another transaction. */
    public String ticket(UUID acsTransId) {
        Key key = keys.active(Purpose.STEP);
        return written(key, KeyRing.hmac(key, TICKET, bytes(acsTransId)));
    }

    /** Does what was asked if the browser is the one that opened the challenge. */
    public Uni<Screen> only(String token, Browser browser, Supplier<Uni<Screen>> what) {
        return isBound(token, browser)
                .chain(same -> same ? what.get() : Uni.createFrom().item(another(token)));
    }

    /** Whether a browser is the one that opened the challenge of a token; a token that is not ours belongs to nobody else. */
    public Uni<Boolean> isBound(String token, Browser browser) {
        return tokens.read(token)
                .map(StepToken.Step::acsTransId)
                .map(id -> transactions.openedBy(id).map(opener -> opener.map(bound -> is(bound, id, browser))
                        .orElse(true)))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    private Screen another(String token) {
        return tokens.read(token)
                .map(step -> another(step.acsTransId(), "answer"))
                .orElseGet(Screen.Unknown::new);
    }

    /** The browser shows that it keeps tickets: from now on it has to bring this one. */
    public Uni<Void> kept(String token, Browser browser) {
        return tokens.read(token)
                .map(StepToken.Step::acsTransId)
                .filter(id -> hasTicket(id, browser))
                .map(transactions::keepsTicket)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** What is remembered of the browser that opened it. */
    String mark(UUID acsTransId, Browser browser) {
        Key key = keys.active(Purpose.DEVICE);
        return written(key, mark(key, acsTransId, browser));
    }

    boolean is(OpenedBy bound, UUID acsTransId, Browser browser) {
        return hasTicket(acsTransId, browser) || (!bound.keepsTicket() && looksLike(bound, acsTransId, browser));
    }

    /** A second browser gets nothing, and somebody hears of it. */
    Screen another(UUID acsTransId, String at) {
        events.secondBrowser(acsTransId, at);
        return new Screen.Elsewhere();
    }

    /** People shop in several tabs: one ticket of theirs is this challenge's, whatever the others are for. */
    private boolean hasTicket(UUID acsTransId, Browser browser) {
        return browser.tickets().stream().anyMatch(ticket -> isTicket(acsTransId, ticket));
    }

    private boolean isTicket(UUID acsTransId, String ticket) {
        return fits(Purpose.STEP, ticket, key -> KeyRing.hmac(key, TICKET, bytes(acsTransId)));
    }

    private boolean looksLike(OpenedBy bound, UUID acsTransId, Browser browser) {
        return fits(Purpose.DEVICE, bound.mark(), key -> mark(key, acsTransId, browser));
    }

    @FunctionalInterface
    private interface Hmac {
        byte[] with(Key key);
    }

    private boolean fits(Purpose purpose, @Nullable String written, Hmac expected) {
        byte[] bytes = read(written);
        return bytes.length == 1 + MAC
                && keys.find(purpose, Byte.toUnsignedInt(bytes[0]))
                        .map(key ->
                                MessageDigest.isEqual(expected.with(key), Arrays.copyOfRange(bytes, 1, bytes.length)))
                        .orElse(false);
    }

    /** Not the address: phones change networks, and some browsers change it between two requests. */
    private static byte[] mark(Key key, UUID acsTransId, Browser browser) {
        return KeyRing.hmac(key, MARK, bytes(acsTransId), text(browser.name()), BETWEEN, text(browser.languages()));
    }

    private static String written(Key key, byte[] mac) {
        byte[] bytes =
                ByteBuffer.allocate(1 + MAC).put((byte) key.id()).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] read(@Nullable String written) {
        try {
            return written == null ? new byte[0] : Base64.getUrlDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] text(@Nullable String value) {
        return value == null ? new byte[0] : value.getBytes(UTF_8);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
