/** The cardholder's own pages: sign in, see one's cards and purchases, and change what proves who one is. */
@NullMarked
package org.sekisho.member;

import org.jspecify.annotations.NullMarked;
