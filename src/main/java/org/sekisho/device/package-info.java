/** The browser that a purchase comes from: what it tells without being asked twice, and a key under which it is known again. */
@NullMarked
package org.sekisho.device;

import org.jspecify.annotations.NullMarked;
