/** {@code /outback/{collection}}: the dialect of OutbackCDX, with OpenWayback's XML queries. */
@NullMarked
package org.diancang.indexer.cdx.outback;

import org.jspecify.annotations.NullMarked;
