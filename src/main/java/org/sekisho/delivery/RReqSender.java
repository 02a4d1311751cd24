package org.sekisho.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;
import org.sekisho.platform.outbound.Outbound;
import org.sekisho.platform.outbound.Reply;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.RReq;
import org.sekisho.protocol.RRes;
import org.sekisho.protocol.RResReader;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.store.Outbox.Claimed;
import org.sekisho.transaction.store.OutboxEntry;

/** Sends an RReq to its directory server, with our certificate if we have one, and reads the RRes. */
@ApplicationScoped
class RReqSender {

    private static final Logger LOG = Logger.getLogger(RReqSender.class);

    private final Outbound outbound;
    private final DeliveryConfig config;
    private final RResReader reader = new RResReader();

    RReqSender(Outbound outbound, DeliveryConfig config) {
        this.outbound = outbound;
        this.config = config;
    }

    /** Sends it; a directory that answers the first time too late is told so. */
    Uni<Sent> send(Claimed claimed) {
        OutboxEntry entry = claimed.entry();
        URI url = URI.create(entry.url());
        return outbound.postCertified(url, entry.body(), headers(entry), config.rreqTimeout())
                .onFailure(failure -> failure instanceof Outbound.Unanswered && claimed.attempt() == 1)
                .invoke(() -> tellThatItIsLate(entry, url))
                .chain(reply -> read(entry, url, reply))
                .onFailure()
                .recoverWithItem(failure -> new Sent.Failed(failure.getClass().getSimpleName(), null));
    }

    /** Nobody waits for it: a cardholder does for the RRes, and a directory that is slow is slow for this too. */
    private void tellThatItIsLate(OutboxEntry entry, URI url) {
        RReq sent = RReq.ours(entry.body());
        LOG.warnf("RRes late acsTransID=%s", entry.acsTransId());
        tell(url, Erro.of(ErrorCode.TIMED_OUT, "RRes", sent.messageVersion(), "RRes", sent.ids()))
                .subscribe()
                .with(told -> {});
    }

    private static Map<String, String> headers(OutboxEntry entry) {
        return Map.of("x-request-id", entry.acsTransId().toString());
    }

    /**
     * The directory has the RReq as soon as it answers with a message: what is wrong with that message is told to it, but the
     * result stands and is not sent again.
     */
    private Uni<Sent> read(OutboxEntry entry, URI url, Reply reply) {
        if (!reply.isSuccess()) {
            return Uni.createFrom().item(new Sent.Failed("HTTP " + reply.status(), null));
        }
        RReq sent = RReq.ours(entry.body());
        try {
            RRes rRes = reader.read(reply.body(), sent);
            return Uni.createFrom().item(new Sent.Delivered(Wire.write(rRes)));
        } catch (ErroReceived received) {
            LOG.warnf("RReq answered with Erro acsTransID=%s", entry.acsTransId());
            return Uni.createFrom().item(new Sent.Delivered(Wire.write(received.erro())));
        } catch (ProtocolException wrong) {
            LOG.warnf(
                    "RRes invalid acsTransID=%s code=%s",
                    entry.acsTransId(), wrong.code().code());
            return tell(url, Erro.of(wrong.code(), wrong.detail(), sent.messageVersion(), "RRes", sent.ids()))
                    .replaceWith(
                            wrong.code() == ErrorCode.MESSAGE_INVALID
                                    ? new Sent.Failed("not an RRes", null)
                                    : new Sent.Delivered(
                                            "invalid RRes " + wrong.code().code()));
        }
    }

    /** Whether what was kept of an answer is a receipt, and no Erro and no complaint of ours. */
    static boolean isReceipt(String kept) {
        return kept.contains("\"messageType\":\"RRes\"");
    }

    private Uni<Void> tell(URI url, Erro erro) {
        return outbound.postCertified(url, Wire.write(erro), Map.of(), config.rreqTimeout())
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
