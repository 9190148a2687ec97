package org.diancang.engine;

import org.diancang.events.Original;

/**
 * A capture that a later equal one can point to: a response or resource, never a revisit. One line
 * of the originals file.
 *
 * @param urlkey SURT form of its URL
 * @param payloadDigest {@code sha1:} and Base32
 * @param recordId {@code WARC-Record-ID} without angle brackets
 * @param original where it stands and when it was captured
 */
public record KnownOriginal(
        String urlkey, String payloadDigest, String recordId, Original original) {
    public KnownOriginal {
        if (urlkey == null || payloadDigest == null || recordId == null || original == null) {
            throw new IllegalArgumentException(
                    "an original needs urlkey, payloadDigest, recordId and original");
        }
    }
}
