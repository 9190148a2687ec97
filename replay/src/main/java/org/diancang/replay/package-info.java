/** Replay of captures: the reader site and the content site, in one process on two ports. */
@NullMarked
package org.diancang.replay;

import org.jspecify.annotations.NullMarked;
