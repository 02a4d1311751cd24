package org.sekisho.sdk.crypto;

import java.util.List;
import org.sekisho.sdk.crypto.SecureMessage.Problem;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;

/** What an SDK encrypts for its directory server: sdkEncData, a compact JWE (RFC 7516). */
public final class DeviceData {

    private DeviceData() {}

    /**
     * What was inside.
     *
     * @param byTheRfc whether the key was derived by the letter of RFC 7518, which EMV 3DS has otherwise
     */
    public record Opened(String text, boolean byTheRfc) {

        /** Without what was inside. */
        @Override
        public String toString() {
            return "Opened[" + text.length() + "]";
        }
    }

    /** The text inside, with the first of the keys that opens it; throws {@link Unreadable} where none does, and says whether one could have. */
    public static Opened opened(String compact, List<DirectoryKey> keys) throws Unreadable {
        CompactJwe jwe = CompactJwe.read(compact);
        if (jwe.asksForMore()) {
            throw new Unreadable(Problem.ALGORITHM);
        }
        Encryption encryption = Encryption.find(jwe.text("enc")).orElseThrow(() -> new Unreadable(Problem.ALGORITHM));
        Problem problem = Problem.ALGORITHM;
        for (DirectoryKey key : keys) {
            try {
                return key.opened(jwe, encryption);
            } catch (Unreadable one) {
                problem = one.problem() == Problem.SEALED ? Problem.SEALED : problem;
            }
        }
        throw new Unreadable(problem);
    }
}
