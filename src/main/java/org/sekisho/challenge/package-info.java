/** The cardholder's browser: CReq in, pages, CRes out. */
@NullMarked
package org.sekisho.challenge;

import org.jspecify.annotations.NullMarked;
