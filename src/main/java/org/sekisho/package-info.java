/** Sekisho, an identity authentication gateway for card payments; this package only starts it. */
@NullMarked
package org.sekisho;

import org.jspecify.annotations.NullMarked;
