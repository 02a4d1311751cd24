/** The use cases: open, present, answer, cancel, time out. */
@NullMarked
package org.sekisho.authentication;

import org.jspecify.annotations.NullMarked;
