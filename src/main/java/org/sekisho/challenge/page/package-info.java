/** What the cardholder sees: turns views into HTML pages with the headers they need, and knows nothing of transactions. */
@NullMarked
package org.sekisho.challenge.page;

import org.jspecify.annotations.NullMarked;
