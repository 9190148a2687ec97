/** WARC files of a crawl: repaired, re-read, sealed, served. */
@NullMarked
package org.diancang.adapter.warc;

import org.jspecify.annotations.NullMarked;
