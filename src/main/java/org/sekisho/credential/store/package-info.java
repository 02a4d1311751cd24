/** Keeps credentials and delivered codes in PostgreSQL: counters move before a secret is looked at, a code is used once. */
@NullMarked
package org.sekisho.credential.store;

import org.jspecify.annotations.NullMarked;
