package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * Where a look-up goes on: the last line that was answered, as a text that needs no encoding in a
 * URL. It holds no more than that line's key, so that any node understands it at any time, even
 * when the line is gone.
 */
final class ResumeKey {
    private static final byte VERSION = 1;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private ResumeKey() {}

    static String of(CdxKey last) {
        byte[] key = last.toBytes().get();
        byte[] versioned = new byte[key.length + 1];
        versioned[0] = VERSION;
        System.arraycopy(key, 0, versioned, 1, key.length);
        return ENCODER.encodeToString(versioned);
    }

    /**
     * The line after which to go on.
     *
     * @param target which URLs are asked for
     * @throws InvalidCdxQueryException if the text is no key, or the key of another look-up
     */
    static CdxKey parse(String text, CdxTarget target) {
        return decoded(text)
                .filter(bytes -> bytes.length > 1 && bytes[0] == VERSION)
                .flatMap(
                        bytes ->
                                CdxKey.parse(
                                        Bytes.wrap(Arrays.copyOfRange(bytes, 1, bytes.length))))
                // Only what was given out: one position has one text.
                .filter(key -> of(key).equals(text))
                .filter(key -> covers(target, key.urlkey()))
                .orElseThrow(
                        () ->
                                new InvalidCdxQueryException(
                                        "resumeKey",
                                        "resumeKey must be a key that showResumeKey=true gave for"
                                                + " this url and matchType, unchanged; leave it out"
                                                + " to begin at the beginning."));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(DECODER.decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean covers(CdxTarget target, String urlkey) {
        return switch (target) {
            case CdxTarget.Exact exact -> exact.urlkey().equals(urlkey);
            case CdxTarget.Under under -> under.beginnings().stream().anyMatch(urlkey::startsWith);
            case CdxTarget.Between between ->
                    bytes(urlkey).compareTo(bytes(between.from())) >= 0
                            && bytes(urlkey).compareTo(bytes(between.to())) < 0;
        };
    }

    private static Bytes bytes(String urlkey) {
        return Bytes.wrap(urlkey.getBytes(UTF_8));
    }
}
