/** Certificates that change while we run: files are read again, looked at, and only then put to use. */
@NullMarked
package org.sekisho.platform.tls;

import org.jspecify.annotations.NullMarked;
