package org.sekisho.sdk;

import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.Ids;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.SdkCReq;
import org.sekisho.protocol.SdkCReqReader;
import org.sekisho.sdk.crypto.Counter;
import org.sekisho.sdk.crypto.Encryption;
import org.sekisho.sdk.crypto.SecureMessage;
import org.sekisho.sdk.store.SdkSession;
import org.sekisho.sdk.store.SdkSessions;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** A message that was opened, is whole, belongs to its transaction and is the one that was to come. */
record Arrived(SdkCReq cReq, Encryption encryption) implements SdkSessions.Read {

    private static final SdkCReqReader READER = new SdkCReqReader();

    /** In the order of the protocol: opened, understood, checked, then counted. Fails with {@link ProtocolException}. */
    static Arrived of(SecureMessage message, SdkSession session, Transaction transaction) {
        Facts facts = transaction.facts();
        Encryption encryption = agreed(message, session);
        SdkCReq cReq = READER.read(opened(message, session), facts.messageVersion());
        checkIds(cReq, transaction);
        if (!cReq.sdkCounterStoA().equals(counter(session.expected()))) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, "sdkCounterStoA");
        }
        return new Arrived(cReq, encryption);
    }

    /** What the first message chose stays. */
    private static Encryption agreed(SecureMessage message, SdkSession session) {
        Encryption encryption = message.encryption();
        if (encryption == null || (session.encryption() != null && session.encryption() != encryption)) {
            throw new ProtocolException(ErrorCode.ALGORITHM_INCORRECT, "alg,enc");
        }
        return encryption;
    }

    private static String opened(SecureMessage message, SdkSession session) {
        try {
            return message.opened(session.key());
        } catch (SecureMessage.Unreadable e) {
            throw new ProtocolException(ErrorCode.DECRYPTION_FAILURE, "CReq");
        }
    }

    private static void checkIds(SdkCReq cReq, Transaction transaction) {
        Facts facts = transaction.facts();
        if (!cReq.acsTransID().equalsIgnoreCase(transaction.acsTransId().toString())) {
            throw new ProtocolException(ErrorCode.KEY_ID_INCORRECT, "kid");
        }
        if (!cReq.threeDSServerTransID().equalsIgnoreCase(facts.threeDSServerTransID())) {
            throw new ProtocolException(ErrorCode.TRANSACTION_ID_UNKNOWN, "threeDSServerTransID");
        }
        if (facts.app() == null
                || !cReq.sdkTransID().equalsIgnoreCase(facts.app().sdkTransID())) {
            throw new ProtocolException(ErrorCode.TRANSACTION_ID_UNKNOWN, "sdkTransID");
        }
    }

    /** After the last one none is right. */
    private static String counter(int expected) {
        return expected > 255 ? "" : new Counter(expected).toString();
    }

    /** The ids as the app wrote them. */
    Ids ids() {
        return cReq.ids();
    }

    /** Its counter, which the answer bears as well. */
    Counter counter() {
        return new Counter(Integer.parseInt(cReq.sdkCounterStoA()));
    }
}
