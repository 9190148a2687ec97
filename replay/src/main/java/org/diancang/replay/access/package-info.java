/** Who asks: the groups of a reader, by the network that a request comes from. */
@NullMarked
package org.diancang.replay.access;

import org.jspecify.annotations.NullMarked;
