package org.diancang.events;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Fields that every command and every event of a crawl has, refused by name where one is absent.
 */
final class RequiredFields {
    private RequiredFields() {}

    static void check(
            UUID id, String idName, UUID crawlId, String workerId, int epoch, Instant at) {
        Objects.requireNonNull(id, idName + " is missing");
        Objects.requireNonNull(crawlId, "crawlId is missing");
        Objects.requireNonNull(workerId, "workerId is missing");
        Objects.requireNonNull(at, "at is missing");
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be 1 or more, is " + epoch);
        }
    }
}
