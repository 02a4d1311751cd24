/** Passwords and one-time codes: issue, count, verify, lock. */
@NullMarked
package org.sekisho.credential;

import org.jspecify.annotations.NullMarked;
