/** Where invitations to set the app up are kept, until they are used or too old. */
@NullMarked
package org.sekisho.pairing.store;

import org.jspecify.annotations.NullMarked;
