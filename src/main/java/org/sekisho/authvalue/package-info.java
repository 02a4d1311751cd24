/** Authentication value and ECI: the proof that travels into the authorisation. */
@NullMarked
package org.sekisho.authvalue;

import org.jspecify.annotations.NullMarked;
