/** Merchants and issuers' operators as Sekisho knows them: credentials, scopes, the addresses they may name. */
@NullMarked
package org.sekisho.requestor;

import org.jspecify.annotations.NullMarked;
