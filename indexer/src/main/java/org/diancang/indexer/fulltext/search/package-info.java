/** The search API: what a reader types, as a query, and the answer as plain text. */
@NullMarked
package org.diancang.indexer.fulltext.search;

import org.jspecify.annotations.NullMarked;
