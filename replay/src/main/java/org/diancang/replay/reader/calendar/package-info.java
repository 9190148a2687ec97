/** The calendar of a URL's versions. */
@NullMarked
package org.diancang.replay.reader.calendar;

import org.jspecify.annotations.NullMarked;
