/** Counts in PostgreSQL what merchants may do only so often. */
@NullMarked
package org.sekisho.merchant.store;

import org.jspecify.annotations.NullMarked;
