/** The messages of EMV 3-D Secure with their values and checks, free of any framework. */
@NullMarked
package org.sekisho.protocol;

import org.jspecify.annotations.NullMarked;
