/** The content site: captures and nothing else, on an origin of its own. */
@NullMarked
package org.diancang.replay.content;

import org.jspecify.annotations.NullMarked;
