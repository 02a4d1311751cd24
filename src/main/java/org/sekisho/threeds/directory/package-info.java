/** Directory servers as callers: who they are by their certificates, the listener for them, and the addresses they may name. */
@NullMarked
package org.sekisho.threeds.directory;

import org.jspecify.annotations.NullMarked;
