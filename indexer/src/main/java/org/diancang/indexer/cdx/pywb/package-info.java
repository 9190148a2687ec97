/**
 * {@code GET /pywb/{collection}/cdx}: the dialect of pywb's CDXJ server API; documented in {@code
 * docs/cdx-pywb.md}.
 */
@NullMarked
package org.diancang.indexer.cdx.pywb;

import org.jspecify.annotations.NullMarked;
