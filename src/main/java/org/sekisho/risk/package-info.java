/** Asks the fraud-scoring provider and decides, with reasons, what an authentication needs. */
@NullMarked
package org.sekisho.risk;

import org.jspecify.annotations.NullMarked;
