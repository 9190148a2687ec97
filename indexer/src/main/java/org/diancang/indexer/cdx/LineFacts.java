package org.diancang.indexer.cdx;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar needs of stored lines, read without making text or objects of each: of lines that
 * begin alike, the first is read whole. Lines of the two forms that we write are read so; any other
 * is read whole each time. Used by one thread.
 */
public final class LineFacts {
    /** Beginnings of lines that are told apart; more are read again. */
    private static final int MOST_KINDS = 10_000;

    private static final byte[] SHA1 = "sha1:".getBytes(US_ASCII);

    private final Map<Beginning, CaptureKind> kinds = new HashMap<>();
    private final byte[] sha1 = new byte[Base32.BYTES];
    private final OurJson json = new OurJson();
    private @Nullable Beginning last;
    private @Nullable CaptureKind kind;
    private long digest;

    /**
     * Reads a line.
     *
     * @param value as stored
     * @param whole the same line, asked for where its beginning is a new one
     * @return whether it is a line
     */
    public boolean read(byte[] value, Supplier<Optional<StoredLine>> whole) {
        if (CompactLine.isOne(value)) {
            CompactLine.Parts parts = CompactLine.parts(value);
            if (parts == null) {
                return false;
            }
            if (parts.sha1() >= 0) {
                digest = DigestMark.ofSha1(value, parts.sha1());
                return known(value, parts.end(), 0, 0, whole);
            }
        } else if (json.read(value)) {
            return digestOf(value)
                    && known(value, json.kindEnd(), json.typeAt(), json.typeEnd(), whole);
        }
        return readWhole(whole);
    }

    private boolean digestOf(byte[] value) {
        int from = json.digestAt();
        int length = json.digestEnd() - from;
        if (from < 0) {
            digest = DigestMark.NONE;
        } else if (length == SHA1.length + Base32.CHARACTERS
                && Arrays.equals(value, from, from + SHA1.length, SHA1, 0, SHA1.length)
                && Base32.decode(value, from + SHA1.length, sha1)) {
            digest = DigestMark.ofSha1(sha1, 0);
        } else {
            digest =
                    DigestMark.of(
                            new String(
                                    value, from, length, java.nio.charset.StandardCharsets.UTF_8));
        }
        return true;
    }

    private boolean known(
            byte[] value, int end, int more, int moreEnd, Supplier<Optional<StoredLine>> whole) {
        if (last != null && kind != null && last.isOf(value, end, more, moreEnd)) {
            return true;
        }
        var beginning = Beginning.of(value, end, more, moreEnd);
        CaptureKind found = kinds.get(beginning);
        if (found == null) {
            Optional<CdxLine> line = whole.get().flatMap(StoredLine::line);
            if (line.isEmpty()) {
                return false;
            }
            found = CaptureKind.of(line.get());
            if (kinds.size() >= MOST_KINDS) {
                kinds.clear();
            }
            kinds.put(beginning, found);
        }
        last = beginning;
        kind = found;
        return true;
    }

    private boolean readWhole(Supplier<Optional<StoredLine>> whole) {
        Optional<CdxLine> line = whole.get().flatMap(StoredLine::line);
        if (line.isEmpty()) {
            return false;
        }
        last = null;
        kind = CaptureKind.of(line.get());
        digest = DigestMark.of(line.get().digest());
        return true;
    }

    /** What kind of capture the line is of that was read last. */
    public CaptureKind kind() {
        if (kind == null) {
            throw new IllegalStateException("no line was read");
        }
        return kind;
    }

    /** Number that stands for the digest of the line that was read last; 0 for none. */
    public long digest() {
        return digest;
    }

    /** Bytes that say what kind of capture a line is of. */
    private static final class Beginning {
        private final byte[] bytes;
        private final int first;
        private final int hash;

        private Beginning(byte[] bytes, int first) {
            this.bytes = bytes;
            this.first = first;
            this.hash = Arrays.hashCode(bytes) * 31 + first;
        }

        static Beginning of(byte[] value, int end, int more, int moreEnd) {
            byte[] bytes = Arrays.copyOf(value, end + moreEnd - more);
            System.arraycopy(value, more, bytes, end, moreEnd - more);
            return new Beginning(bytes, end);
        }

        boolean isOf(byte[] value, int end, int more, int moreEnd) {
            return first == end
                    && bytes.length == end + moreEnd - more
                    && Arrays.equals(bytes, 0, end, value, 0, end)
                    && Arrays.equals(bytes, end, bytes.length, value, more, moreEnd);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Beginning one
                    && one.first == first
                    && Arrays.equals(one.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
