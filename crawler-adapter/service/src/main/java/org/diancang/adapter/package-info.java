/** Turns a crawl command into an engine process, guards it, and hands over what it wrote. */
@NullMarked
package org.diancang.adapter;

import org.jspecify.annotations.NullMarked;
