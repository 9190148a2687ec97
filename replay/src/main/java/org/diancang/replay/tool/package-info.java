/** {@code ./diancang replay}: parts of replay at the command line, without a server. */
@NullMarked
package org.diancang.replay.tool;

import org.jspecify.annotations.NullMarked;
