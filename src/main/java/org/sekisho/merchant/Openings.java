package org.sekisho.merchant;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Opening;
import org.sekisho.authvalue.Oav1;
import org.sekisho.platform.Ids;
import org.sekisho.requestor.Requestor;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.NewTransaction.RequestKey;

/** Makes openings of merchants' requests. */
@ApplicationScoped
class Openings {

    /** The browser comes with a CReq of this version, which we write ourselves. */
    private static final String VERSION = "2.2.0";

    private static final String PAYMENT = "01";

    /** [3DS: threeRIInd] */
    private static final String OTHER_PAYMENT = "11";

    private final Ids ids;
    private final Clock clock;

    Openings(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Opening of(AuthenticationRequest request, Requestor requestor, String key, byte[] body) {
        String merchantName = request.merchantName();
        return new Opening(
                        ids.next(),
                        new RequestKey(requestor.id().toString(), key, sha256(body)),
                        Oav1.Protocol.REST,
                        request.pan(),
                        VERSION,
                        PAYMENT,
                        ids.next().toString(),
                        null,
                        null,
                        request.returnUrl(),
                        new Opening.Merchant(
                                null, null, merchantName == null ? requestor.name() : merchantName, null, null, null),
                        purchase(request),
                        request.language(),
                        request.prior() == null ? request.browser().device() : null,
                        new Opening.Clues(
                                List.of(), null, request.browser().recognisable(), false, null, absent(request)),
                        request.wish(),
                        requestor.id(),
                        request.stored())
                .decoupled(
                        request.decoupled() == null
                                ? null
                                : new Opening.Decoupled(
                                        request.decoupled(),
                                        request.prior() == null ? Opening.Use.INSTEAD : Opening.Use.ONLY));
    }

    private static Opening.@Nullable Absent absent(AuthenticationRequest request) {
        return request.prior() == null
                ? null
                : new Opening.Absent(OTHER_PAYMENT, List.of(new Opening.Prior(request.prior(), null)));
    }

    private Facts.Purchase purchase(AuthenticationRequest request) {
        return new Facts.Purchase(
                Long.toString(request.amount()),
                String.format(Locale.ROOT, "%03d", request.currency().getNumericCode()),
                request.currency().getDefaultFractionDigits(),
                Facts.Purchase.wireDate(clock.instant()));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
