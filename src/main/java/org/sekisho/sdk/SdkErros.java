package org.sekisho.sdk;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.Ids;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.transaction.Transaction;

/** Erros between us and apps: plain JSON, because what went wrong may be the encryption itself. */
@Singleton
class SdkErros {

    private final String newest;

    SdkErros(@ConfigProperty(name = "sekisho.acs.message-versions") Set<String> versions) {
        this.newest = Collections.max(versions);
    }

    /** The answer to what cannot be read: neither a transaction nor a type of message is known. */
    Erro toNobody() {
        ErrorCode invalid = ErrorCode.MESSAGE_INVALID;
        return Erro.of(invalid, invalid.description(), newest, null, Ids.NONE);
    }

    /**
     * The answer to a message for a transaction that is none of an app's.
     *
     * @param named the acsTransID that the message bears; null for what cannot be one
     */
    Erro toStranger(@Nullable UUID named) {
        Ids ids = new Ids(null, null, named == null ? null : named.toString(), null);
        return Erro.of(ErrorCode.TRANSACTION_ID_UNKNOWN, "acsTransID", newest, "CReq", ids);
    }

    /** The Erro that tells an app what was wrong. */
    Erro of(Transaction transaction, ProtocolException why) {
        return Erro.of(why.code(), why.detail(), transaction.facts().messageVersion(), "CReq", transaction.ids());
    }

    /** Whether an Erro is about a transaction: live SDKs name but the acsTransID. What else it names must not be another's. */
    static boolean isOf(Erro erro, Transaction transaction) {
        Ids ids = transaction.ids();
        return fits(erro.threeDSServerTransID(), ids.threeDSServerTransID())
                && fits(erro.dsTransID(), ids.dsTransID())
                && fits(erro.sdkTransID(), ids.sdkTransID());
    }

    private static boolean fits(@Nullable String sent, @Nullable String ours) {
        return sent == null || sent.equalsIgnoreCase(ours);
    }

    /** What an app found, as the directory hears of it: whole, and with the names that we know it by. */
    static Erro toldBy(Erro app, Transaction transaction) {
        return app.passedOn(transaction.facts().messageVersion(), transaction.ids())
                .foundBy(Erro.APP);
    }
}
