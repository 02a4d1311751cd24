/** The conversations with apps: agreed keys, counters, and the last answer of each. */
@NullMarked
package org.sekisho.sdk.store;

import org.jspecify.annotations.NullMarked;
