/** Messages on their way to Kafka: written with what they announce, in one transaction. */
@NullMarked
package org.diancang.orchestrator.outbox;

import org.jspecify.annotations.NullMarked;
