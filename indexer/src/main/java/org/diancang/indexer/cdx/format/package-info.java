/** Lines of CDX and CDXJ as files have them, read and written. */
@NullMarked
package org.diancang.indexer.cdx.format;

import org.jspecify.annotations.NullMarked;
