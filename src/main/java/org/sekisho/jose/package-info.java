/** Signed tokens and the keys that sign them. */
@NullMarked
package org.sekisho.jose;

import org.jspecify.annotations.NullMarked;
