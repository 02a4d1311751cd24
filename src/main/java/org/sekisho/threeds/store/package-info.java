/** What directory servers want the operators to know. */
@NullMarked
package org.sekisho.threeds.store;

import org.jspecify.annotations.NullMarked;
