/** Checks of what desk and reader pages share. */
@NullMarked
package org.diancang.screenkit;

import org.jspecify.annotations.NullMarked;
