/** The cryptography between Sekisho and a merchant's app: key agreement, signed content and encrypted messages, free of any framework. */
@NullMarked
package org.sekisho.sdk.crypto;

import org.jspecify.annotations.NullMarked;
