/**
 * The indexer service: what its features share. {@code cdx} keeps the CDX index and answers
 * look-ups, {@code fulltext} keeps the search index; neither knows the other.
 */
@NullMarked
package org.diancang.indexer;

import org.jspecify.annotations.NullMarked;
