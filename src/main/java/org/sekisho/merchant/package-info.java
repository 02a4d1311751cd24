/** The REST API of merchants: tokens, enrolment checks, authentications and their results. */
@NullMarked
package org.sekisho.merchant;

import org.jspecify.annotations.NullMarked;
