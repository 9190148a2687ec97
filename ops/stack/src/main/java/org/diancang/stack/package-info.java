/**
 * Starts the real PostgreSQL, Kafka and Elasticsearch on this machine, from Maven artifacts alone.
 * {@link org.diancang.stack.StackProcess} is for programs, {@link org.diancang.stack.EmbeddedStack}
 * for tests.
 */
@NullMarked
package org.diancang.stack;

import org.jspecify.annotations.NullMarked;
