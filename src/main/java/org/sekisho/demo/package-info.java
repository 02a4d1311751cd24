/** A shop, a phone, a fraud scorer and a directory to try Sekisho with; dev, test and demo profiles only. */
@NullMarked
package org.sekisho.demo;

import org.jspecify.annotations.NullMarked;
