package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.ds.Messages.Kind;
import org.sekisho.ds.Ranges.Way;
import org.sekisho.ds.store.DsTransactions;
import org.sekisho.ds.store.DsTransactions.Begun;
import org.sekisho.platform.Ids;
import org.sekisho.platform.PublicAddress;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.AReqReader;
import org.sekisho.protocol.AResReader;
import org.sekisho.protocol.Body;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.ServerAReq;
import org.sekisho.protocol.ServerAReq.Stamp;
import org.sekisho.threeds.OwnAcs;

/** Takes AReqs of 3DS Servers, adds what is a directory's, finds their ACS and brings its answer back. */
@Singleton
class AReqRelay {

    /** How long the result of a challenge may take: an ACS repeats one for a day. */
    static final Duration CHALLENGE = Duration.ofDays(1);

    /** A decoupled one: a week at the most, and an ACS that cannot reach us repeats it. */
    static final Duration DECOUPLED = Duration.ofDays(8);

    /** Whoever asks an ACS does so for no longer than its time and this. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(AReqRelay.class);

    private final OwnAcs ownAcs;
    private final ForeignAcs foreignAcs;
    private final Ranges ranges;
    private final StandIn standIn;
    private final SdkKeys sdkKeys;
    private final DsTransactions transactions;
    private final DsConfig config;
    private final PublicAddress address;
    private final OutboundConfig outbound;
    private final Messages messages;
    private final Ids ids;
    private final AResReader reader;

    AReqRelay(
            OwnAcs ownAcs,
            ForeignAcs foreignAcs,
            Ranges ranges,
            StandIn standIn,
            SdkKeys sdkKeys,
            DsTransactions transactions,
            DsConfig config,
            PublicAddress address,
            OutboundConfig outbound,
            Messages messages,
            Ids ids) {
        this.ownAcs = ownAcs;
        this.foreignAcs = foreignAcs;
        this.ranges = ranges;
        this.standIn = standIn;
        this.sdkKeys = sdkKeys;
        this.transactions = transactions;
        this.config = config;
        this.address = address;
        this.outbound = outbound;
        this.messages = messages;
        this.ids = ids;
        this.reader = new AResReader(outbound.anywhere());
    }

    /** An AReq as the ACS gets it. */
    private record Stamped(AReqReader.Read read, String text, Way way) {

        AReq aReq() {
            return read.aReq();
        }
    }

    /** The ARes or an Erro; empty for an Erro. */
    Uni<String> answer(Server server, byte[] body) {
        try {
            ServerAReq received = ServerAReq.read(Body.text(body, Messages.LONGEST));
            UUID dsTransId = ids.next();
            Stamped stamped = stamped(received, dsTransId);
            check(server, stamped);
            return transactions
                    .begin(
                            noted(dsTransId, server, stamped, body),
                            config.aresTimeout().plus(MARGIN))
                    .chain(begun -> go(begun, received, stamped))
                    .onFailure()
                    .recoverWithItem(failure -> told(stamped.aReq(), failure));
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(messages.erro(Kind.AREQ, wrong));
        } catch (ErroReceived received) {
            messages.count(Kind.AREQ, "received");
            return Uni.createFrom().item("");
        }
    }

    private Stamped stamped(ServerAReq received, UUID dsTransId) {
        Way way = received.acctNumber().flatMap(ranges::way).orElse(null);
        Stamp stamp =
                new Stamp(dsTransId.toString(), config.referenceNumber(), resultUrl(received, dsTransId, way), null);
        return read(received, knowing(received, stamp, way), way);
    }

    /** With what an app encrypted for us. What else is wrong with its message is told first. */
    private Stamp knowing(ServerAReq received, Stamp stamp, @Nullable Way way) {
        try {
            return sdkKeys.deviceInfo(received).map(stamp::knowing).orElse(stamp);
        } catch (ProtocolException unusable) {
            read(received, stamp, way);
            throw unusable;
        }
    }

    private Stamped read(ServerAReq received, Stamp stamp, @Nullable Way way) {
        String text = received.stamped(stamp);
        AReqReader.Read read = ownAcs.read(text);
        if (way == null) {
            throw ProtocolException.in(read.aReq(), ErrorCode.TRANSACTION_DATA_NOT_VALID, "acctNumber");
        }
        return new Stamped(read, text, way);
    }

    /** Our own ACS tells the 3DS Server itself, from its outbox; see docs/rationale.md. */
    private String resultUrl(ServerAReq received, UUID dsTransId, @Nullable Way way) {
        String ours = config.url().orElse(address.base()) + DsResource.RESULTS + dsTransId;
        return way instanceof Way.Own
                ? received.threeDSServerURL(outbound.anywhere()).orElse(ours)
                : ours;
    }

    private static void check(Server server, Stamped stamped) {
        AReq aReq = stamped.aReq();
        String url = aReq.threeDSServerURL();
        if (url != null && !server.mayName(url)) {
            throw ProtocolException.in(aReq, ErrorCode.FORMAT_INVALID, "threeDSServerURL");
        }
        if (stamped.way() instanceof Way.Foreign foreign
                && !foreign.range().versions().contains(aReq.messageVersion())) {
            throw ProtocolException.in(
                    aReq,
                    ErrorCode.VERSION_NOT_SUPPORTED,
                    String.join(",", foreign.range().versions()));
        }
    }

    private static DsTransactions.NewTransaction noted(UUID id, Server server, Stamped stamped, byte[] body) {
        AReq aReq = stamped.aReq();
        return new DsTransactions.NewTransaction(
                id,
                server.name(),
                UUID.fromString(aReq.threeDSServerTransID()),
                Messages.sha256(body),
                aReq.messageVersion(),
                aReq.threeDSServerURL(),
                stamped.way() instanceof Way.Foreign foreign ? foreign.range().acs() : null,
                aReq.sdkTransID() == null ? null : UUID.fromString(aReq.sdkTransID()),
                Set.of("F", "B").contains(String.valueOf(aReq.threeDSRequestorDecReqInd())));
    }

    private Uni<String> go(Begun begun, ServerAReq received, Stamped stamped) {
        return switch (begun) {
            case Begun.Answered before -> Uni.createFrom().item(before.aRes());
            case Begun.Taken _ ->
                Uni.createFrom()
                        .failure(ProtocolException.in(
                                stamped.aReq(), ErrorCode.MESSAGE_DUPLICATE, "threeDSServerTransID"));
            case Begun.UnderWay _ ->
                Uni.createFrom()
                        .failure(ProtocolException.in(
                                stamped.aReq(), ErrorCode.TRANSIENT_FAILURE, "the same is being answered"));
            case Begun.Ask ask -> ask(ask.dsTransId(), again(ask.dsTransId(), received, stamped));
        };
    }

    /** The same AReq goes out under the same id, so that its ACS sees that it is the same. */
    private Stamped again(UUID dsTransId, ServerAReq received, Stamped stamped) {
        return stamped.aReq().dsTransID().equals(dsTransId.toString()) ? stamped : stamped(received, dsTransId);
    }

    private Uni<String> ask(UUID dsTransId, Stamped stamped) {
        return answer(stamped)
                .call(aRes -> transactions.answered(
                        dsTransId, UUID.fromString(aRes.acsTransID()), aRes.forServer(), patience(stamped, aRes)))
                .invoke(() -> messages.count(Kind.AREQ, "answered"))
                .map(AResReader.Read::forServer)
                .onFailure()
                .call(() -> transactions.unanswered(dsTransId).onFailure().recoverWithNull());
    }

    private Uni<AResReader.Read> answer(Stamped stamped) {
        AReq aReq = stamped.aReq();
        return switch (stamped.way()) {
            case Way.Own _ ->
                ownAcs.answer(stamped.read(), stamped.text().getBytes(StandardCharsets.UTF_8))
                        .map(text -> reader.read(text, aReq));
            case Way.Foreign foreign ->
                foreignAcs
                        .ask(foreign.range(), aReq, stamped.text())
                        .onFailure(ForeignAcs.Silent.class)
                        .recoverWithUni(silent -> stoodIn(aReq, foreign));
        };
    }

    private Uni<AResReader.Read> stoodIn(AReq aReq, Way.Foreign foreign) {
        messages.count(Kind.AREQ, "stood-in");
        return standIn.answer(aReq, foreign.range().scheme()).map(text -> reader.read(text, aReq));
    }

    /** How long we wait for a result; our own ACS does not bring one through here. */
    private static @Nullable Duration patience(Stamped stamped, AResReader.Read aRes) {
        return stamped.way() instanceof Way.Own
                ? null
                : switch (aRes.transStatus()) {
                    case CHALLENGE, SPC -> CHALLENGE;
                    case DECOUPLED -> DECOUPLED;
                    default -> null;
                };
    }

    private String told(AReq aReq, Throwable failure) {
        return switch (failure) {
            case ErroReceived received ->
                messages.passOn(Kind.AREQ, received.erro(), aReq.messageVersion(), aReq.ids());
            case ProtocolException wrong -> messages.erro(Kind.AREQ, wrong);
            default -> {
                LOG.errorf(failure, "AReq not relayed threeDSServerTransID=%s", aReq.threeDSServerTransID());
                yield messages.erro(
                        Kind.AREQ, ProtocolException.in(aReq, ErrorCode.TRANSIENT_FAILURE, "try again later"));
            }
        };
    }
}
