package org.sekisho.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.TrustListStatus;

/** What is told of a trust list, before and after a challenge. */
class TrustTest {

    @ParameterizedTest
    @CsvSource({
        // merchant, listed, offered, before, authenticated, said, after
        "    , false, false, NOT_ELIGIBLE, true,  ,      NOT_ELIGIBLE",
        "    , true,  true,  NOT_ELIGIBLE, true,  true,  NOT_ELIGIBLE",
        "key , true,  false, LISTED,       true,  ,      LISTED",
        "key , true,  false, LISTED,       false, ,      LISTED",
        "key , false, false, NOT_LISTED,   true,  true,  NOT_LISTED",
        "key , false, true,  PENDING,      true,  true,  LISTED",
        "key , false, true,  PENDING,      true,  false, REJECTED",
        "key , false, true,  PENDING,      true,  ,      NOT_LISTED",
        "key , false, true,  PENDING,      false, true,  NOT_LISTED",
        "key , false, true,  PENDING,      false, false, NOT_LISTED"
    })
    void statusFollowsTheTable(
            @Nullable String merchant,
            boolean listed,
            boolean offered,
            TrustListStatus before,
            boolean authenticated,
            @Nullable Boolean said,
            TrustListStatus after) {
        Facts.Trust trust = new Facts.Trust(merchant, listed, offered);

        assertThat(trust.before()).isEqualTo(before);
        assertThat(trust.after(authenticated, said)).isEqualTo(after);
    }
}
