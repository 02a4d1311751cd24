/** What a directory has to remember: other ACSs, what went through, and the card ranges it has told. */
@NullMarked
package org.sekisho.ds.store;

import org.jspecify.annotations.NullMarked;
