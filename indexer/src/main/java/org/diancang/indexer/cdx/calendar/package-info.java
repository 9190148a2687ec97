/** How many captures a URL has by year and day, and the list of one year and one day. */
@NullMarked
package org.diancang.indexer.cdx.calendar;

import org.jspecify.annotations.NullMarked;
