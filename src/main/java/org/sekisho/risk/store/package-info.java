/** Keeps an issuer's rules, counts requests and remembers devices in PostgreSQL. */
@NullMarked
package org.sekisho.risk.store;

import org.jspecify.annotations.NullMarked;
