/** Crawls whose processes are killed again and again. */
@NullMarked
package org.diancang.check.chaos;

import org.jspecify.annotations.NullMarked;
