/** Kafka as this service uses it: topics, how consumers retry, where poison goes. */
@NullMarked
package org.diancang.orchestrator.messaging;

import org.jspecify.annotations.NullMarked;
