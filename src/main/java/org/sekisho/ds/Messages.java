package org.sekisho.ds;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.Ids;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;

/** What all messages to a directory have in common: Erros in its name, and counts. */
@Singleton
class Messages {

    /** An AReq with its extensions fits, a flood does not. */
    static final int LONGEST = 256 * 1024;

    /** Which message a count is about; not those of the ACS, whose alarms are not ours. */
    enum Kind {
        PREQ("PReq"),
        AREQ("DS-AReq"),
        RREQ("DS-RReq");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }
    }

    private final MeterRegistry metrics;
    private final String newest;

    Messages(MeterRegistry metrics, DsConfig config) {
        this.metrics = metrics;
        this.newest = Collections.max(config.versions());
    }

    String erro(Kind kind, ProtocolException wrong) {
        Erro erro = wrong.toErro(newest).foundBy(Erro.DIRECTORY);
        count(kind, requireNonNull(erro.errorCode()));
        return Wire.write(erro);
    }

    /** What an ACS or a 3DS Server found, told on to the other. */
    String passOn(Kind kind, Erro erro, String version, Ids ids) {
        Erro passed = erro.passedOn(version, ids);
        count(kind, requireNonNull(passed.errorCode()));
        return Wire.write(passed);
    }

    void count(Kind kind, String outcome) {
        metrics.counter("sekisho.messages", "type", kind.tag, "outcome", outcome)
                .increment();
    }

    static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
