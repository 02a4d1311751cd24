/** What pages of all features share: an issuer's colour made readable, moments with their zone, and foreign text made harmless. */
@NullMarked
package org.sekisho.platform.page;

import org.jspecify.annotations.NullMarked;
