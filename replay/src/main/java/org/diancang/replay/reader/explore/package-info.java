/** Looking at the archive as a whole: words over time, domains and their links, pictures. */
@NullMarked
package org.diancang.replay.reader.explore;

import org.jspecify.annotations.NullMarked;
