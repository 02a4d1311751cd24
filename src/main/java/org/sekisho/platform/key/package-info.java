/** The key ring: every secret of an installation with its id, purpose and state, and what is done with symmetric ones. */
@NullMarked
package org.sekisho.platform.key;

import org.jspecify.annotations.NullMarked;
