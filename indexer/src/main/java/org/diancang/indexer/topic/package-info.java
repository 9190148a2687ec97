/** Topics of which every node knows all, kept in memory, and how far topics have been read. */
@NullMarked
package org.diancang.indexer.topic;

import org.jspecify.annotations.NullMarked;
