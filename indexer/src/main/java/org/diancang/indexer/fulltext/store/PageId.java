package org.diancang.indexer.fulltext.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Identity of a page: one urlkey and one payload, however often captured.
 *
 * @param value id of the document
 */
public record PageId(String value) {
    /** The id of a payload under a urlkey. */
    public static PageId of(String urlkey, String payloadDigest) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(urlkey.getBytes(StandardCharsets.UTF_8));
            // No digest has a space in it: two pairs can't run together to the same bytes.
            sha256.update((byte) ' ');
            sha256.update(payloadDigest.getBytes(StandardCharsets.UTF_8));
            return new PageId(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
