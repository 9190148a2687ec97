/** WARC and ARC files of others, brought into the archive from a terminal. */
@NullMarked
package org.diancang.launcher.importing;

import org.jspecify.annotations.NullMarked;
