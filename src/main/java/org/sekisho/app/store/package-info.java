/** Which requests of apps were taken, and that none is taken twice. */
@NullMarked
package org.sekisho.app.store;

import org.jspecify.annotations.NullMarked;
