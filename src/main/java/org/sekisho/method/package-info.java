/** The 3DS Method: a page without a face in the shop's checkout that learns what it can of the browser and lets it go at once. */
@NullMarked
package org.sekisho.method;

import org.jspecify.annotations.NullMarked;
