/** How often authentication values were wrong. */
@NullMarked
package org.sekisho.authvalue.store;

import org.jspecify.annotations.NullMarked;
