/**
 * Where lines are kept: from {@code captures} through the topics of lines into stores, one a
 * partition, that are searched by scanning ranges.
 */
@NullMarked
package org.diancang.indexer.cdx.store;

import org.jspecify.annotations.NullMarked;
