/** What a member sees: turns views into HTML pages with the headers they need, and knows nothing of sessions. */
@NullMarked
package org.sekisho.member.page;

import org.jspecify.annotations.NullMarked;
