/** Files of lines, as long as they may be: read, sorted, merged, searched. */
@NullMarked
package org.diancang.indexer.cdx.tool.files;

import org.jspecify.annotations.NullMarked;
