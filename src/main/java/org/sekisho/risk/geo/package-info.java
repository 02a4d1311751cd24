/** Knows the country of an IP address from a file that the operator supplies, and asks nobody. */
@NullMarked
package org.sekisho.risk.geo;

import org.jspecify.annotations.NullMarked;
