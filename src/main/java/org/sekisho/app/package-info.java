/** The one-time-code app: its page and files, and the requests that it signs. */
@NullMarked
package org.sekisho.app;

import org.jspecify.annotations.NullMarked;
