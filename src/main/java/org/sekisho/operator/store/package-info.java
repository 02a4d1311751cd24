/** Keeps tests of rules and their progress in PostgreSQL, so that any replica can go on with them. */
@NullMarked
package org.sekisho.operator.store;

import org.jspecify.annotations.NullMarked;
