/** Ways to reach a cardholder, behind one port. */
@NullMarked
package org.sekisho.notification;

import org.jspecify.annotations.NullMarked;
