package org.diancang.indexer.fulltext.extract;

import org.jspecify.annotations.Nullable;

/**
 * What a server sent, decoded of its transfer and content encodings.
 *
 * @param bytes the payload or its beginning; not copied, not to be changed
 * @param truncated whether a limit or an error cut it
 * @param contentType value of the HTTP header, absent if there was none
 * @param url where it was sent from; empty if nobody knows
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes, handed from reader to parser once.
record Payload(byte[] bytes, boolean truncated, @Nullable String contentType, String url) {
    /** A payload of which nobody knows where it was sent from. */
    Payload(byte[] bytes, boolean truncated, @Nullable String contentType) {
        this(bytes, truncated, contentType, "");
    }
}
