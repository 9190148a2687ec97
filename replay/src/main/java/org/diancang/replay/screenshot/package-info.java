/** Pictures of archived pages, made by a browser that the operator has put on this machine. */
@NullMarked
package org.diancang.replay.screenshot;

import org.jspecify.annotations.NullMarked;
