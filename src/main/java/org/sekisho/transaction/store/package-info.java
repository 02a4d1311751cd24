/** Keeps transactions in PostgreSQL: every move is one guarded statement or one row lock. */
@NullMarked
package org.sekisho.transaction.store;

import org.jspecify.annotations.NullMarked;
