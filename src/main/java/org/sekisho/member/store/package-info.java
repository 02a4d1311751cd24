/** Keeps who is signed in, what members report, invite codes and confirmations, secrets as keyed hashes only. */
@NullMarked
package org.sekisho.member.store;

import org.jspecify.annotations.NullMarked;
