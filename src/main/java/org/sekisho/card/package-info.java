/** Issuers, their card ranges, their members and cards: who is enrolled, and what the issuer wants done. */
@NullMarked
package org.sekisho.card;

import org.jspecify.annotations.NullMarked;
