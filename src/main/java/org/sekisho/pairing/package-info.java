/** How a member's one-time-code app, an authenticator of their own, or a passkey comes to its keys. */
@NullMarked
package org.sekisho.pairing;

import org.jspecify.annotations.NullMarked;
