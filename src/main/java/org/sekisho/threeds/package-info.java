/** The endpoint of directory servers: AReq in, ARes or Erro out. */
@NullMarked
package org.sekisho.threeds;

import org.jspecify.annotations.NullMarked;
