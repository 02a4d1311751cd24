package org.sekisho.sdk;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.AppChallenge;
import org.sekisho.authentication.Leniencies;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;
import org.sekisho.sdk.crypto.SecureMessage;
import org.sekisho.sdk.store.SdkSession;
import org.sekisho.sdk.store.SdkSessions;
import org.sekisho.sdk.store.Taken;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;

/**
 * Turns the bytes that an app sends into those that it gets. Each message is answered once; the same message again gets the same bytes, so
 * that a bad network costs nothing and no counter encrypts two texts.
 */
@ApplicationScoped
class Conversations {

    private static final Logger LOG = Logger.getLogger(Conversations.class);

    /** More than the longest CReq with ten extensions. */
    private static final int LONGEST = 128 * 1024;

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LOOKS = 90;

    private final AppChallenge challenge;
    private final SdkSessions sessions;
    private final Steps steps;
    private final SdkErros erros;
    private final Leniencies leniencies;
    private final MeterRegistry metrics;

    Conversations(
            AppChallenge challenge,
            SdkSessions sessions,
            Steps steps,
            SdkErros erros,
            Leniencies leniencies,
            MeterRegistry metrics) {
        this.leniencies = leniencies;
        this.challenge = challenge;
        this.sessions = sessions;
        this.steps = steps;
        this.erros = erros;
        this.metrics = metrics;
    }

    /** A message with what was found out about it before it was opened. */
    private record Incoming(SecureMessage message, byte[] hash, Transaction transaction) {
        UUID id() {
            return transaction.acsTransId();
        }
    }

    /** The answer: a compact JWE, an Erro as JSON, or nothing to an Erro. */
    Uni<String> answer(byte[] body) {
        try {
            String text = text(body);
            return text.startsWith("{") ? erro(text) : message(SecureMessage.read(text), hash(body));
        } catch (SecureMessage.Unreadable | CharacterCodingException | ProtocolException e) {
            return unread();
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        if (body.length > LONGEST) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "too long");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** The app could not go on with what we sent; nobody can do this to it without its ids. */
    private Uni<String> erro(String text) {
        Erro erro = Erro.received(text);
        count("erro");
        return id(erro.acsTransID()).map(id -> close(id, erro)).orElseGet(Conversations::nothing);
    }

    private Uni<String> close(UUID id, Erro erro) {
        return challenge.find(id).chain(found -> found.filter(one -> SdkErros.isOf(erro, one))
                .map(transaction -> close(transaction, erro, new byte[0]))
                .orElseGet(Conversations::nothing));
    }

    /** The app has ended it, and nobody answers an Erro with an Erro. */
    private Uni<String> close(Transaction transaction, Erro erro, byte[] hash) {
        UUID id = transaction.acsTransId();
        return challenge
                .fail(id, SdkErros.toldBy(erro, transaction))
                .chain(() -> sessions.close(id, hash, ""))
                .chain(Conversations::nothing);
    }

    private Uni<String> message(SecureMessage message, byte[] hash) {
        Optional<UUID> id = id(message.kid());
        return id.isEmpty()
                ? stranger(null)
                : challenge.find(id.get()).chain(found -> found.map(
                                transaction -> converse(new Incoming(message, hash, transaction)))
                        .orElseGet(() -> stranger(id.get())));
    }

    private Uni<String> converse(Incoming incoming) {
        return take(incoming, LOOKS)
                .onFailure(ProtocolException.class)
                .recoverWithUni(failure -> broken(incoming, failure))
                .onFailure(ErroReceived.class)
                .recoverWithUni(failure -> sealed(incoming, failure))
                .onFailure()
                .recoverWithUni(failure -> failed(incoming, failure));
    }

    private Uni<String> take(Incoming incoming, int looks) {
        return sessions.take(incoming.id(), incoming.hash(), session -> opened(incoming, session))
                .chain(taken -> switch (taken) {
                    case Taken.Yours<Arrived> yours -> work(incoming, yours, looks);
                    case Taken.Answered<Arrived> answered -> again(answered.answer());
                    case Taken.Wait<Arrived> _ when looks > 0 -> later(incoming, looks - 1);
                    case Taken.Wait<Arrived> _ -> refused(incoming, ErrorCode.TRANSIENT_FAILURE, "try again later");
                    case Taken.Over<Arrived> _ -> over(incoming);
                    case Taken.Unknown<Arrived> _ ->
                        refused(incoming, ErrorCode.TRANSACTION_DATA_NOT_VALID, "no challenge");
                });
    }

    /** An Erro that an app encrypted, against the protocol: who knows the key has said it all the same. */
    private Uni<String> sealed(Incoming incoming, ErroReceived received) {
        count("erro");
        return close(incoming.transaction(), received.erro(), incoming.hash());
    }

    private static Arrived opened(Incoming incoming, SdkSession session) {
        return Arrived.of(incoming.message(), session, incoming.transaction());
    }

    private Uni<String> work(Incoming incoming, Taken.Yours<Arrived> yours, int looks) {
        leniencies.count(yours.message().cReq().lenient());
        return steps.answer(incoming.transaction(), yours.message(), yours.session(), incoming.hash())
                .chain(answer -> sessions.answered(incoming.id(), yours.turn(), answer.text(), answer.shown())
                        .invoke(() -> count(answer.outcome()))
                        .chain(kept -> kept
                                ? Uni.createFrom().item(answer.text())
                                // somebody else took over and was faster: what they keep is the answer
                                : later(incoming, looks - 1)));
    }

    private Uni<String> again(String answer) {
        count("again");
        return Uni.createFrom().item(answer);
    }

    private Uni<String> later(Incoming incoming, int looks) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_AGAIN).chain(() -> take(incoming, looks));
    }

    /** Nothing is left to break. */
    private Uni<String> over(Incoming incoming) {
        return isLate(incoming.transaction())
                ? refused(incoming, ErrorCode.TIMED_OUT, "first CReq")
                : refused(incoming, ErrorCode.CREQ_AFTER_RREQ, "the challenge is over");
    }

    private static boolean isLate(Transaction transaction) {
        return transaction.state() instanceof State.Final end
                && end.result().cancel() == ChallengeCancel.FIRST_CREQ_MISSING;
    }

    /** Says what is wrong and breaks nothing. */
    private Uni<String> refused(Incoming incoming, ErrorCode code, String detail) {
        count(code.code());
        return Uni.createFrom().item(Wire.write(erros.of(incoming.transaction(), new ProtocolException(code, detail))));
    }

    /** Ends the challenge: the directory hears of it, and the app gets the same Erro however often it asks. */
    private Uni<String> broken(Incoming incoming, ProtocolException why) {
        count(why.code().code());
        Erro erro = erros.of(incoming.transaction(), why);
        String text = Wire.write(erro);
        return challenge
                .fail(incoming.id(), erro)
                .chain(() -> sessions.close(incoming.id(), incoming.hash(), text))
                .replaceWith(text);
    }

    private Uni<String> failed(Incoming incoming, Throwable failure) {
        LOG.errorf(failure, "CReq of an app not answered acsTransID=%s", incoming.id());
        ProtocolException why = new ProtocolException(ErrorCode.TRANSIENT_FAILURE, "try again later");
        return broken(incoming, why)
                .onFailure()
                .recoverWithItem(() -> Wire.write(erros.of(incoming.transaction(), why)));
    }

    /** Whose it is cannot be said, so nothing is touched. */
    private Uni<String> unread() {
        count(ErrorCode.MESSAGE_INVALID.code());
        return Uni.createFrom().item(Wire.write(erros.toNobody()));
    }

    private Uni<String> stranger(@Nullable UUID named) {
        count(ErrorCode.TRANSACTION_ID_UNKNOWN.code());
        return Uni.createFrom().item(Wire.write(erros.toStranger(named)));
    }

    private static Uni<String> nothing() {
        return Uni.createFrom().item("");
    }

    private static Optional<UUID> id(@Nullable String text) {
        return text != null && UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void count(String outcome) {
        metrics.counter("sekisho.messages", "type", "sdk.CReq", "outcome", outcome)
                .increment();
    }
}
