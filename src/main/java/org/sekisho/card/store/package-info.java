/** Keeps issuers, ranges, members and cards in PostgreSQL; card numbers only as keyed hashes. */
@NullMarked
package org.sekisho.card.store;

import org.jspecify.annotations.NullMarked;
