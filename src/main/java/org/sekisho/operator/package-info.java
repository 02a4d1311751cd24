/** The REST API of an issuer's operators: its rules, why something was decided, and what other rules would have decided. */
@NullMarked
package org.sekisho.operator;

import org.jspecify.annotations.NullMarked;
