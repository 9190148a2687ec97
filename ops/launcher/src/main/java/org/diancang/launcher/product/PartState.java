package org.diancang.launcher.product;

import java.time.Instant;

/**
 * What was last noticed of one part of the running product.
 *
 * @param name such as {@code indexer} or {@code kafka}
 * @param up whether it runs
 * @param since since when it is so
 * @param message why it is down or was, and what comes next; empty where it was always up
 */
public record PartState(String name, boolean up, Instant since, String message) {}
