package org.sekisho.authentication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Facts;

/**
 * By what a merchant is known again. Each of its names goes in with its length, so that no two merchants are one text; and names of
 * directories and names of ours cannot be taken for each other.
 */
final class MerchantNames {

    private MerchantNames() {}

    /** Who asks, for requests that come later without the cardholder. */
    static Facts.Asker asker(Opening opening) {
        Opening.Merchant merchant = opening.merchant();
        return opening.requestorId() == null
                ? new Facts.Asker(
                        "ds:" + merchant.requestor(),
                        merchant.id() == null ? null : measured(merchant.acquirerBin()) + measured(merchant.id()))
                : new Facts.Asker("api:" + opening.requestorId(), null);
    }

    /** To count requests by: as the acquirer knows it, else by the name that customers read; one of the REST API as we know it. */
    static String counted(Opening opening) {
        Opening.Merchant merchant = opening.merchant();
        return hash(
                opening.requestorId() == null
                        ? "ds:" + measured(merchant.acquirerBin()) + measured(merchant.id())
                                + (merchant.id() == null ? merchant.name() : "")
                        : "api:" + opening.requestorId());
    }

    /**
     * To be trusted by: all three names under which its directory and its acquirer know it, so that none of them alone lets another
     * merchant pass for it. A merchant of the REST API is who it has proved to be. Empty where a name is missing: the name that customers
     * read is anybody's to choose.
     */
    static Optional<String> trusted(Opening opening) {
        if (opening.requestorId() != null) {
            return Optional.of(hash("api:" + opening.requestorId()));
        }
        Opening.Merchant merchant = opening.merchant();
        return merchant.requestor() == null || merchant.acquirerBin() == null || merchant.id() == null
                ? Optional.empty()
                : Optional.of(hash("ds:" + measured(merchant.requestor()) + measured(merchant.acquirerBin())
                        + measured(merchant.id())));
    }

    private static String measured(@Nullable String name) {
        return name == null ? "-" : name.length() + ":" + name;
    }

    /** Names are of any length, and keys are an index. */
    private static String hash(String names) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
