/** The life of one authentication, from the answered AReq to its one and final result. */
@NullMarked
package org.sekisho.transaction;

import org.jspecify.annotations.NullMarked;
