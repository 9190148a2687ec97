/** Long batteries over the running product: ./diancang check NAME. */
@NullMarked
package org.diancang.check;

import org.jspecify.annotations.NullMarked;
