/** Passkeys as WebAuthn defines them: what browsers bring is read and verified, and nothing is stored. */
@NullMarked
package org.sekisho.credential.passkey;

import org.jspecify.annotations.NullMarked;
