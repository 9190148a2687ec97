/** Rewriting of archived HTML and CSS so that every address leads into the archive. */
@NullMarked
package org.diancang.replay.rewrite;

import org.jspecify.annotations.NullMarked;
