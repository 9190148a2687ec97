/** Two versions of a URL beside each other, and what became of the one in the other. */
@NullMarked
package org.diancang.replay.reader.compare;

import org.jspecify.annotations.NullMarked;
