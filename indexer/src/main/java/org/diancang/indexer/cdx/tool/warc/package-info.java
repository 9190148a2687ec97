/** What the records of a WARC or ARC file say of themselves, as lines of an index. */
@NullMarked
package org.diancang.indexer.cdx.tool.warc;

import org.jspecify.annotations.NullMarked;
