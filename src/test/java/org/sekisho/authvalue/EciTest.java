package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.TransStatus;

/** The table of indicators, scheme by scheme: Y, A and everything else, of payments and of what is no payment. */
class EciTest {

    @ParameterizedTest
    @CsvSource({
        "JCB,        05, 06, 07, 05, 06,",
        "VISA,       05, 06, 07, 05, 06,",
        "AMEX,       05, 06, 07, 05, 06,",
        "DISCOVER,   05, 06, 07, 05, 06,",
        "MASTERCARD, 02, 01, 00, N2, N0, N0",
        "MIR,        02, 01, 00, N2, N0, N0",
        "SOMETHING,  05, 06, 07, 05, 06,"
    })
    void schemeSaysIt(
            String scheme,
            String paid,
            String attempted,
            String unpaid,
            String known,
            String tried,
            @Nullable String not) {
        assertThat(Eci.of(scheme, TransStatus.AUTHENTICATED, true)).isEqualTo(paid);
        assertThat(Eci.of(scheme, TransStatus.ATTEMPTED, true)).isEqualTo(attempted);
        assertThat(Eci.of(scheme, TransStatus.AUTHENTICATED, false)).isEqualTo(known);
        assertThat(Eci.of(scheme, TransStatus.ATTEMPTED, false)).isEqualTo(tried);
        for (TransStatus status : new TransStatus[] {
            TransStatus.NOT_AUTHENTICATED, TransStatus.UNAVAILABLE, TransStatus.REJECTED, TransStatus.INFORMATIONAL
        }) {
            assertThat(Eci.of(scheme, status, true)).isEqualTo(unpaid);
            assertThat(Eci.of(scheme, status, false)).isEqualTo(not);
        }
    }
}
