/**
 * Pages in Elasticsearch: the index, how captures are merged into documents, how many there are.
 */
@NullMarked
package org.diancang.indexer.fulltext.store;

import org.jspecify.annotations.NullMarked;
