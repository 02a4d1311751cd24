/** One-time codes as OATH defines them: HOTP, TOTP and OCRA, in plain Java and free of any framework. */
@NullMarked
package org.sekisho.credential.oath;

import org.jspecify.annotations.NullMarked;
