package org.sekisho.sdk;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.Ids;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.transaction.Transaction;

/** Erros between us and apps: plain JSON, because what went wrong may be the encryption itself. */
@Singleton
class SdkErros {

    /** The Erro that tells an app what was wrong. */
    Erro of(Transaction transaction, ProtocolException why) {
        return Erro.of(why.code(), why.detail(), transaction.facts().messageVersion(), "CReq", transaction.ids());
    }

    /** Whether an Erro names all that only the parties to the transaction know. */
    static boolean isOf(Erro erro, Transaction transaction) {
        Ids ids = transaction.ids();
        return same(erro.threeDSServerTransID(), ids.threeDSServerTransID())
                && same(erro.acsTransID(), ids.acsTransID())
                && same(erro.sdkTransID(), ids.sdkTransID());
    }

    private static boolean same(@Nullable String sent, @Nullable String ours) {
        return sent != null && ours != null && sent.equalsIgnoreCase(ours);
    }
}
