/** The cardholder in a merchant's app: encrypted CReq in, CRes with the words of a screen or a page out. */
@NullMarked
package org.sekisho.sdk;

import org.jspecify.annotations.NullMarked;
