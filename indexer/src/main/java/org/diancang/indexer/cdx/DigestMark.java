package org.diancang.indexer.cdx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Digests as numbers of 64 bits: equal ones have equal numbers, and others have not but for a
 * chance of 2⁻⁶⁴. Made with keys that are drawn anew when the process starts and never leave it, so
 * that nobody can publish two pages that look the same here.
 */
final class DigestMark {
    /** That of no digest. */
    static final long NONE = 0;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long FIRST = RANDOM.nextLong() | 1;
    private static final long EACH = RANDOM.nextLong() | 1;
    private static final long OF_TEXT = RANDOM.nextLong() | 1;
    private static final String SHA1 = "sha1:";

    private DigestMark() {}

    /** The mark of the SHA-1 digest whose bytes begin at a place. */
    static long ofSha1(byte[] bytes, int from) {
        return of(FIRST, bytes, from, Base32.BYTES);
    }

    /** The mark of a digest as lines have it; a bare one is a SHA-1. */
    static long of(@Nullable String digest) {
        if (digest == null || digest.isEmpty() || digest.equals("-")) {
            return NONE;
        }
        boolean named = digest.startsWith(SHA1);
        byte @Nullable [] sha1 = Base32.decoded(named ? digest.substring(SHA1.length()) : digest);
        if (sha1 != null) {
            return ofSha1(sha1, 0);
        }
        byte[] text = (digest.indexOf(':') < 0 ? SHA1 + digest : digest).getBytes(UTF_8);
        return of(OF_TEXT ^ text.length, text, 0, text.length);
    }

    private static long of(long seed, byte[] bytes, int from, int length) {
        long mark = seed;
        int at = from;
        int end = from + length;
        while (at < end) {
            long word = 0;
            int next = Math.min(end, at + Long.BYTES);
            for (; at < next; at++) {
                word = word << 8 | bytes[at] & 0xff;
            }
            long mixed = mark ^ word;
            mark = Math.unsignedMultiplyHigh(mixed, EACH) ^ mixed * EACH;
            mark = Long.rotateLeft(mark, 29) + FIRST;
        }
        return mark == NONE ? 1 : mark;
    }
}
