package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
import org.sekisho.protocol.RReqReader;
import org.sekisho.protocol.RResReader;
import org.sekisho.protocol.Wire;

/** Brings results to 3DS Servers, with our certificate, and reads their receipts. */
@Singleton
class ThreeDsServers {

    private static final Logger LOG = Logger.getLogger(ThreeDsServers.class);

    private final Outbound outbound;
    private final DsConfig config;
    private final RResReader reader = new RResReader();

    ThreeDsServers(Outbound outbound, DsConfig config) {
        this.outbound = outbound;
        this.config = config;
    }

    /**
     * Brings a result.
     *
     * @return the text for the ACS: an RRes, or an Erro where the 3DS Server has the result but did not say so as it should. Fails with a
     *         {@link ProtocolException} where it may not have it.
     */
    Uni<String> report(URI url, RReqReader.Read result) {
        RReq rReq = result.rReq();
        return outbound.postCertified(
                        url, result.forServer(), Map.of("x-request-id", rReq.acsTransID()), config.rresTimeout())
                .onFailure()
                .transform(failure -> unreached(rReq, failure))
                .map(reply -> receipt(url, rReq, reply));
    }

    private static ProtocolException unreached(RReq rReq, Throwable failure) {
        LOG.warnf(
                "a 3DS Server did not take a result dsTransID=%s because=%s",
                rReq.dsTransID(), failure.getClass().getSimpleName());
        return failure instanceof Outbound.Unanswered
                ? ProtocolException.in(rReq, ErrorCode.TIMED_OUT, "the 3DS Server did not answer in time")
                : ProtocolException.in(rReq, ErrorCode.CONNECTION_FAILURE, "the 3DS Server cannot be reached");
    }

    /** As soon as it answers with a message it has the result. */
    private String receipt(URI url, RReq rReq, Reply reply) {
        if (!reply.isSuccess()) {
            throw ProtocolException.in(rReq, ErrorCode.TRANSIENT_FAILURE, "the 3DS Server failed");
        }
        try {
            return Wire.write(reader.read(reply.body(), rReq));
        } catch (ErroReceived received) {
            return Wire.write(received.erro().passedOn(rReq.messageVersion(), rReq.ids()));
        } catch (ProtocolException wrong) {
            Erro erro = wrong.toErro(rReq.messageVersion()).foundBy(Erro.DIRECTORY);
            tell(url, erro);
            if (wrong.code() == ErrorCode.MESSAGE_INVALID) {
                throw ProtocolException.in(rReq, ErrorCode.TRANSIENT_FAILURE, "the 3DS Server sent no RRes");
            }
            return Wire.write(erro);
        }
    }

    /** The ACS does not wait for that. */
    private void tell(URI url, Erro erro) {
        outbound.postCertified(url, Wire.write(erro), Map.of(), config.rresTimeout())
                .subscribe()
                .with(
                        taken -> {},
                        failure -> LOG.debugf("a 3DS Server did not take an Erro: %s", failure.getMessage()));
    }
}
