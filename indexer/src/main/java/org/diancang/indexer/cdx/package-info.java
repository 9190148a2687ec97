/**
 * The CDX index: from {@code captures} through the compacted topic {@code cdx} into stores that
 * answer {@code GET /cdx}. Everything here can be rebuilt from the topic.
 */
@NullMarked
package org.diancang.indexer.cdx;

import org.jspecify.annotations.NullMarked;
