/** The reader site: search, calendar, and the frame around an archived page. */
@NullMarked
package org.diancang.replay.reader;

import org.jspecify.annotations.NullMarked;
