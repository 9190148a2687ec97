/** From the topic of captures to the index: the consumer group {@code fulltext-index}. */
@NullMarked
package org.diancang.indexer.fulltext.messaging;

import org.jspecify.annotations.NullMarked;
