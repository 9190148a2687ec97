/** Captures as they stand in WARC files: finding, opening, decoding and checking them. */
@NullMarked
package org.diancang.replay.capture;

import org.jspecify.annotations.NullMarked;
