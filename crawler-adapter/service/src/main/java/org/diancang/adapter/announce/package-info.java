/** What this worker tells the rest of the archive, by Kafka. */
@NullMarked
package org.diancang.adapter.announce;

import org.jspecify.annotations.NullMarked;
