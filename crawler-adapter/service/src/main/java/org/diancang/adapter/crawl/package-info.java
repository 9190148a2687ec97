/** One crawl from its command to its last sealed file, and all crawls of this worker. */
@NullMarked
package org.diancang.adapter.crawl;

import org.jspecify.annotations.NullMarked;
