/** Access tokens: how they are signed, verified, and with which keys. */
@NullMarked
package org.sekisho.jose;

import org.jspecify.annotations.NullMarked;
