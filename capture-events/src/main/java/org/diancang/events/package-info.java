/**
 * What the services say to each other: every Kafka message as a record, with its JSON form. The API
 * of the contract; see {@code docs/events.md}.
 */
@NullMarked
package org.diancang.events;

import org.jspecify.annotations.NullMarked;
