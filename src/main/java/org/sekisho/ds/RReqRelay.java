package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.sekisho.ds.Messages.Kind;
import org.sekisho.ds.store.DsTransactions;
import org.sekisho.ds.store.DsTransactions.Awaited;
import org.sekisho.protocol.Body;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.RReq;
import org.sekisho.protocol.RReqReader;
import org.sekisho.protocol.TransStatus;

/** Takes results of other ACSs, brings each to its 3DS Server once, and gives the receipt to whoever brings the same again. */
@Singleton
class RReqRelay {

    /** Whoever brings a result does so for no longer than the 3DS Server's time and this. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(RReqRelay.class);

    private final RReqReader reader = new RReqReader();
    private final DsTransactions transactions;
    private final ThreeDsServers servers;
    private final DsConfig config;
    private final Messages messages;

    RReqRelay(DsTransactions transactions, ThreeDsServers servers, DsConfig config, Messages messages) {
        this.transactions = transactions;
        this.servers = servers;
        this.config = config;
        this.messages = messages;
    }

    /** A result, with what makes it the same as another. */
    private record Result(RReqReader.Read read, byte[] hash) {

        RReq rReq() {
            return read.rReq();
        }
    }

    /**
     * The RRes or an Erro; empty for an Erro.
     *
     * @param address   the dsTransID in the address it came to
     * @param mayReport which ACSs its sender may bring results of
     */
    Uni<String> answer(String address, byte[] body, Predicate<String> mayReport) {
        try {
            var result = new Result(reader.read(Body.text(body, Messages.LONGEST)), Messages.sha256(body));
            RReq rReq = result.rReq();
            if (!rReq.dsTransID().equalsIgnoreCase(address)) {
                throw ProtocolException.in(rReq, ErrorCode.TRANSACTION_ID_UNKNOWN, "dsTransID");
            }
            return transactions
                    .find(UUID.fromString(rReq.dsTransID()))
                    .map(found -> expected(rReq, found, mayReport))
                    .chain(awaited -> go(awaited, result))
                    .invoke(() -> messages.count(Kind.RREQ, "answered"))
                    .onFailure()
                    .recoverWithItem(failure -> told(rReq, failure));
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(messages.erro(Kind.RREQ, wrong));
        } catch (ErroReceived received) {
            messages.count(Kind.RREQ, "received");
            return Uni.createFrom().item("");
        }
    }

    /** Whoever may not bring it learns no more than whoever made it up. */
    private static Awaited expected(RReq rReq, Optional<Awaited> found, Predicate<String> mayReport) {
        Awaited awaited = found.filter(one -> one.expectsResultOf(mayReport))
                .orElseThrow(() -> ProtocolException.in(rReq, ErrorCode.TRANSACTION_ID_UNKNOWN, "dsTransID"));
        if (!UUID.fromString(rReq.acsTransID()).equals(awaited.acsTransId())) {
            throw ProtocolException.in(rReq, ErrorCode.TRANSACTION_ID_UNKNOWN, "acsTransID");
        }
        if (!UUID.fromString(rReq.threeDSServerTransID()).equals(awaited.threeDSServerTransID())) {
            throw ProtocolException.in(rReq, ErrorCode.TRANSACTION_ID_UNKNOWN, "threeDSServerTransID");
        }
        if (rReq.sdkTransID() != null && !UUID.fromString(rReq.sdkTransID()).equals(awaited.sdkTransID())) {
            throw ProtocolException.in(rReq, ErrorCode.TRANSACTION_ID_UNKNOWN, "sdkTransID");
        }
        if (rReq.transStatus() == TransStatus.DECOUPLED && !awaited.fallsBack()) {
            throw ProtocolException.in(rReq, ErrorCode.FORMAT_INVALID, "transStatus");
        }
        if (!rReq.messageVersion().equals(awaited.messageVersion())) {
            throw ProtocolException.in(rReq, ErrorCode.FORMAT_INVALID, "messageVersion");
        }
        return awaited;
    }

    private Uni<String> go(Awaited awaited, Result result) {
        if (awaited.hasOtherThan(result.hash())) {
            throw ProtocolException.in(result.rReq(), ErrorCode.RREQ_INCONSISTENT, "another result came before");
        }
        if (awaited.receipt() != null) {
            return Uni.createFrom().item(awaited.receipt());
        }
        if (awaited.late()) {
            throw ProtocolException.in(result.rReq(), ErrorCode.TIMED_OUT, "the time for a result is over");
        }
        return transactions
                .claim(awaited.dsTransId(), result.hash(), config.rresTimeout().plus(MARGIN))
                .chain(ours -> ours ? bring(awaited, result) : Uni.createFrom().failure(underWay(result.rReq())));
    }

    private static ProtocolException underWay(RReq rReq) {
        return ProtocolException.in(rReq, ErrorCode.TRANSIENT_FAILURE, "a result is being reported");
    }

    private Uni<String> bring(Awaited awaited, Result result) {
        return servers.report(awaited.url(), result.read())
                .call(receipt -> transactions.reported(awaited.dsTransId(), result.hash(), receipt))
                .onFailure()
                .call(() -> transactions
                        .released(awaited.dsTransId(), result.hash())
                        .onFailure()
                        .recoverWithNull());
    }

    private String told(RReq rReq, Throwable failure) {
        if (failure instanceof ProtocolException wrong) {
            return messages.erro(Kind.RREQ, wrong);
        }
        LOG.errorf(failure, "RReq not relayed dsTransID=%s", rReq.dsTransID());
        return messages.erro(Kind.RREQ, ProtocolException.in(rReq, ErrorCode.TRANSIENT_FAILURE, "try again later"));
    }
}
