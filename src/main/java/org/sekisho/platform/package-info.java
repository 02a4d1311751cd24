/** What every feature stands on and no feature owns: ids, keys, randomness, outbound addresses, the embedded database and the start. */
@NullMarked
package org.sekisho.platform;

import org.jspecify.annotations.NullMarked;
