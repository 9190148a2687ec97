package org.diancang.indexer.fulltext.messaging;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.store.PageId;

/**
 * A capture that the index is to know, with the message that brought it.
 *
 * @param source as it was read
 * @param capture what it says
 */
record Message(ConsumerRecord<byte[], byte[]> source, ResourceCaptured capture) {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /**
     * Whether the search index keeps such a capture: pages that were served, and repetitions of
     * what may have been one.
     */
    static boolean concerns(ResourceCaptured capture) {
        Integer status = capture.status();
        boolean page = served(capture).isPresent();
        return switch (capture.recordType()) {
            case RESPONSE -> status != null && status == OK && page;
            case REVISIT ->
                    capture.payloadDigest() != null
                            && (status == null || status == OK || status == NOT_MODIFIED)
                            && (page || capture.servedType() == null);
            case RESOURCE -> false;
        };
    }

    private static Optional<PageType> served(ResourceCaptured capture) {
        return PageType.ofServed(capture.servedType(), capture.url());
    }

    /** The page; a capture without a digest is a page of its own. */
    PageId page() {
        return PageId.of(capture.urlkey(), digest());
    }

    String digest() {
        String digest = capture.payloadDigest();
        return digest == null ? "capture:" + capture.captureId() : digest;
    }

    Optional<PageType> served() {
        return served(capture);
    }

    /** Whether its record holds the payload. */
    boolean hasPayload() {
        return capture.recordType() == RecordType.RESPONSE;
    }
}
