/** The directory side: AReqs of 3DS Servers to our own ACS or to others, results back, and the card ranges. */
@NullMarked
package org.sekisho.ds;

import org.jspecify.annotations.NullMarked;
