/** Servers that misbehave, and what a crawl makes of them. */
@NullMarked
package org.diancang.check.hostile;

import org.jspecify.annotations.NullMarked;
