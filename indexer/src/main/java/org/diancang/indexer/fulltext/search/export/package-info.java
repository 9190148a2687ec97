/**
 * {@code GET /search/export}: all that a search finds, as tables, lines of the CDX index, or the
 * records themselves.
 */
@NullMarked
package org.diancang.indexer.fulltext.search.export;

import org.jspecify.annotations.NullMarked;
