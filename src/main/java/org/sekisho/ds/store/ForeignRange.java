package org.sekisho.ds.store;

import java.net.URI;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Pan;

/**
 * Card numbers behind another ACS: all of the bounds' length from first to last, both included.
 *
 * @param acs       what the operator calls that ACS
 * @param url       where it takes AReqs
 * @param subject   of the certificate it brings its results with; absent where it brings none
 * @param versions  of the protocol that it speaks, oldest first
 * @param abilities acsInfoInd
 * @param methodUrl where browsers are sent before an AReq
 */
public record ForeignRange(
        String acs,
        String firstPan,
        String lastPan,
        String scheme,
        URI url,
        @Nullable X500Principal subject,
        List<String> versions,
        List<String> abilities,
        @Nullable String methodUrl) {

    /** Whether a card number lies in it. */
    public boolean contains(Pan pan) {
        String digits = pan.digits();
        return digits.length() == firstPan.length()
                && digits.compareTo(firstPan) >= 0
                && digits.compareTo(lastPan) <= 0;
    }
}
