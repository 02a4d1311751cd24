/** Results on their way out: RReq and webhooks from an outbox, at least once, the same bytes. */
@NullMarked
package org.sekisho.delivery;

import org.jspecify.annotations.NullMarked;
