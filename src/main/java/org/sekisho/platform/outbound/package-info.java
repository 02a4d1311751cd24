/** HTTP to others: addresses are checked before a connection is made, redirects are not followed, answers are bounded. */
@NullMarked
package org.sekisho.platform.outbound;

import org.jspecify.annotations.NullMarked;
