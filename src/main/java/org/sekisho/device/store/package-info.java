/** What the 3DS Method learned of browsers, until the authentication that it was for has come or will not come any more. */
@NullMarked
package org.sekisho.device.store;

import org.jspecify.annotations.NullMarked;
