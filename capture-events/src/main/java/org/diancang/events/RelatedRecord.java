package org.diancang.events;

import java.util.Objects;

/**
 * A record written together with a capture that is none itself.
 *
 * @param type {@code WARC-Type}: request or metadata
 * @param recordId {@code WARC-Record-ID} without angle brackets, such as {@code urn:uuid:…}
 * @param offset byte offset in the capture's file
 */
public record RelatedRecord(String type, String recordId, long offset) {
    public RelatedRecord {
        Objects.requireNonNull(type, "type is missing");
        Objects.requireNonNull(recordId, "recordId is missing");
    }
}
