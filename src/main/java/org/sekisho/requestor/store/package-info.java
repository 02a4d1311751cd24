/** Keeps merchants in PostgreSQL and, because every call needs one, in memory. */
@NullMarked
package org.sekisho.requestor.store;

import org.jspecify.annotations.NullMarked;
