/**
 * The running product: the stack and the four services, started in order, watched, stopped in
 * order.
 */
@NullMarked
package org.diancang.launcher.product;

import org.jspecify.annotations.NullMarked;
