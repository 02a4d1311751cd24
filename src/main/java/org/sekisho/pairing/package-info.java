/** How a member's one-time-code app, or an authenticator of their own, comes to its keys. */
@NullMarked
package org.sekisho.pairing;

import org.jspecify.annotations.NullMarked;
