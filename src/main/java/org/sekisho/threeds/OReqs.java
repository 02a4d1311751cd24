package org.sekisho.threeds;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.sekisho.platform.Ids;
import org.sekisho.protocol.Body;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.OReq;
import org.sekisho.protocol.OReqReader;
import org.sekisho.protocol.ORes;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;
import org.sekisho.threeds.directory.Directories;
import org.sekisho.threeds.store.Notices;

/** Takes operational messages of directory servers, keeps them for operators and gives a receipt for each whole sequence. */
@Singleton
class OReqs {

    private static final Logger LOG = Logger.getLogger(OReqs.class);
    private static final String VERSION = "2.3.1";

    /** 20,000 characters of text and the extensions. */
    private static final int LONGEST = 256 * 1024;

    private final OReqReader reader = new OReqReader();
    private final Notices notices;
    private final Directories directories;
    private final ThreeDsConfig config;
    private final Ids ids;
    private final MeterRegistry metrics;

    OReqs(Notices notices, Directories directories, ThreeDsConfig config, Ids ids, MeterRegistry metrics) {
        this.notices = notices;
        this.directories = directories;
        this.config = config;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** The receipt or an Erro; empty for an Erro, and for a part that is not the last to arrive. */
    Uni<String> answer(byte[] body) {
        try {
            return keep(reader.read(Body.text(body, LONGEST)));
        } catch (ProtocolException wrong) {
            return Uni.createFrom().item(erro(wrong));
        } catch (ErroReceived received) {
            count("received");
            return Uni.createFrom().item("");
        }
    }

    private Uni<String> keep(OReq oReq) {
        String sender = directories.callerName().orElse("");
        return notices.add(sender, oReq)
                .map(complete -> complete ? receipt(oReq) : "")
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "OReq not kept dsTransID=%s", oReq.dsTransID());
                    return erro(ProtocolException.in(oReq, ErrorCode.TRANSIENT_FAILURE, "try again later"));
                });
    }

    private String receipt(OReq oReq) {
        LOG.infof(
                "a directory server has told something opCategory=%s opSeverity=%s seqId=%s",
                oReq.opCategory(), oReq.opSeverity(), oReq.opSeq().seqId().replaceAll("[^0-9A-Za-z-]", "_"));
        count("answered");
        return Wire.write(ORes.to(oReq, ids.next().toString(), config.referenceNumber()));
    }

    private String erro(ProtocolException wrong) {
        Erro erro = wrong.toErro(VERSION);
        count(requireNonNull(erro.errorCode()));
        return Wire.write(erro);
    }

    private void count(String outcome) {
        metrics.counter("sekisho.messages", "type", "OReq", "outcome", outcome).increment();
    }
}
