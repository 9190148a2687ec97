/** {@code ./diancang cdx}: making, changing, asking and checking CDX files. */
@NullMarked
package org.diancang.indexer.cdx.tool;

import org.jspecify.annotations.NullMarked;
