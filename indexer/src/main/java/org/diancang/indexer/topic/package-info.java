/** Topics of which every node knows all, kept in memory. */
@NullMarked
package org.diancang.indexer.topic;

import org.jspecify.annotations.NullMarked;
