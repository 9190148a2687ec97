/** Searching the archive's text. */
@NullMarked
package org.diancang.replay.reader.search;

import org.jspecify.annotations.NullMarked;
