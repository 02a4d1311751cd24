package org.sekisho.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.FirstPage;
import org.sekisho.authentication.Leniencies;
import org.sekisho.protocol.CReq;
import org.sekisho.protocol.CReqReader;
import org.sekisho.protocol.ErroReceived;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.Wire;

/** Reads what a browser brought: the CReq, and the data that goes back byte for byte. */
@ApplicationScoped
class CReqs {

    /** [3DS: threeDSSessionData] */
    private static final int LONGEST_SESSION_DATA = 1024;

    private final CReqReader reader = new CReqReader();
    private final Leniencies leniencies;

    CReqs(Leniencies leniencies) {
        this.leniencies = leniencies;
    }

    /** A CReq, or what is wrong with it. */
    sealed interface Read {
        record Good(FirstPage.Brought brought) implements Read {}

        record Bad(ProtocolException why, @Nullable String sessionData) implements Read {}
    }

    Read read(@Nullable String creq, @Nullable String sessionData) {
        boolean returnable = isReturnable(sessionData);
        String kept = returnable ? sessionData : null;
        try {
            String field = creq == null ? "" : creq;
            CReq cReq = reader.read(field);
            leniencies.count(reader.lenient(field));
            return returnable
                    ? new Read.Good(new FirstPage.Brought(cReq, hash(cReq), kept))
                    : new Read.Bad(ProtocolException.in(cReq, ErrorCode.FORMAT_INVALID, "threeDSSessionData"), null);
        } catch (ProtocolException wrong) {
            return new Read.Bad(wrong, kept);
        } catch (ErroReceived _) {
            return new Read.Bad(new ProtocolException(ErrorCode.MESSAGE_INVALID, "Erro"), kept);
        }
    }

    private static boolean isReturnable(@Nullable String sessionData) {
        return sessionData == null
                || (sessionData.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SESSION_DATA
                        && sessionData.indexOf('\0') < 0);
    }

    /** Of the content, not of its encoding: padded or not, it is the same CReq. */
    private static byte[] hash(CReq cReq) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Wire.write(cReq).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
