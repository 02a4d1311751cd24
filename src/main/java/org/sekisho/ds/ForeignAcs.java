package org.sekisho.ds;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;
import org.sekisho.ds.store.ForeignRange;
import org.sekisho.platform.outbound.Outbound;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.platform.outbound.Reply;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.AResReader;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;

/** Asks the ACS of somebody else, with our certificate, and looks whether what comes back is an answer to that. */
@Singleton
class ForeignAcs {

    private static final Logger LOG = Logger.getLogger(ForeignAcs.class);

    private final Outbound outbound;
    private final DsConfig config;
    private final AResReader reader;

    ForeignAcs(Outbound outbound, DsConfig config, OutboundConfig addresses) {
        this.outbound = outbound;
        this.config = config;
        this.reader = new AResReader(addresses.anywhere());
    }

    /**
     * The answer to an AReq.
     *
     * @return fails with {@link Silent} where there is none, with {@link ErroReceived}, or with a {@link ProtocolException} for an answer
     *         that does not fit, of which the ACS is told
     */
    Uni<AResReader.Read> ask(ForeignRange range, AReq aReq, String text) {
        return outbound.postCertified(range.url(), text, Map.of("x-request-id", aReq.dsTransID()), config.aresTimeout())
                .onFailure()
                .transform(failure -> new Silent(failure.getClass().getSimpleName()))
                .map(reply -> read(range, aReq, reply))
                .onFailure(Silent.class)
                .invoke(silent -> LOG.warnf(
                        "an ACS did not answer acs=%s dsTransID=%s because=%s",
                        range.acs(), aReq.dsTransID(), silent.getMessage()));
    }

    private AResReader.Read read(ForeignRange range, AReq aReq, Reply reply) {
        if (!reply.isSuccess()) {
            throw new Silent("HTTP " + reply.status());
        }
        try {
            return reader.read(reply.body(), aReq);
        } catch (ProtocolException wrong) {
            LOG.warnf(
                    "an ARes is invalid acs=%s dsTransID=%s code=%s",
                    range.acs(), aReq.dsTransID(), wrong.code().code());
            tell(range.url(), wrong.toErro(aReq.messageVersion()));
            throw wrong.code() == ErrorCode.MESSAGE_INVALID ? new Silent("no ARes") : wrong;
        }
    }

    /** The 3DS Server does not wait for that. */
    private void tell(URI url, Erro erro) {
        outbound.postCertified(url, Wire.write(erro.foundBy(Erro.DIRECTORY)), Map.of(), config.aresTimeout())
                .subscribe()
                .with(taken -> {}, failure -> LOG.debugf("an ACS did not take an Erro: %s", failure.getMessage()));
    }

    /** There was no answer. */
    static final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1;

        Silent(String why) {
            super(why, null, false, false);
        }
    }
}
