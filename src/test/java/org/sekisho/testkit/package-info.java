/** What tests of all packages build their input with. */
@NullMarked
package org.sekisho.testkit;

import org.jspecify.annotations.NullMarked;
