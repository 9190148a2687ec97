package org.diancang.indexer.cdx;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A line as it is stored; its parts are read only where somebody needs what they say. */
public final class StoredLine {
    private static final CdxLineCodec CODEC = new CdxLineCodec();

    private final byte[] keyBytes;
    private final byte[] value;
    private @Nullable CdxKey key;
    private boolean read;
    private @Nullable CdxLine line;

    /**
     * @param value as stored
     */
    public StoredLine(CdxKey key, byte[] value) {
        this.keyBytes = key.toBytes().get();
        this.value = value;
        this.key = key;
    }

    private StoredLine(byte[] keyBytes, byte[] value) {
        this.keyBytes = keyBytes;
        this.value = value;
    }

    /** A line that says no more than where and when its URL was captured. */
    static StoredLine plain(CdxKey key, String url) {
        return new StoredLine(
                key,
                CompactLine.of(
                        CdxLine.plain(
                                url,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                key.offset(),
                                key.file())));
    }

    /** What a store has; empty where that is no line. */
    public static Optional<StoredLine> of(Bytes key, byte[] value) {
        if (!CdxKey.isOne(key.get())) {
            return Optional.empty();
        }
        var line = new StoredLine(key.get(), value);
        return line.isReadable() ? Optional.of(line) : Optional.empty();
    }

    /** Key of the line, by which lines are sorted. */
    public CdxKey key() {
        if (key == null) {
            key = CdxKey.parse(Bytes.wrap(keyBytes)).orElseThrow();
        }
        return key;
    }

    /** The 14 digits of the key. */
    public String timestamp() {
        return key().timestamp();
    }

    /** What the line says as JSON on one line; not to be changed. */
    public byte[] json() {
        return isCompact() ? CODEC.encode(line().orElseThrow()) : value;
    }

    /** What the line says; empty where the stored bytes are no line. */
    public Optional<CdxLine> line() {
        if (!read) {
            line = CODEC.decode(key(), value).orElse(null);
            read = true;
        }
        return Optional.ofNullable(line);
    }

    /**
     * The line with members that a dialect adds to what is stored; they are in {@link #json()} too.
     *
     * @throws java.util.NoSuchElementException if the stored bytes are no line
     */
    public StoredLine with(Map<String, Object> members) {
        CdxLine more = line().orElseThrow().with(members);
        var said = new StoredLine(key(), CODEC.encode(more));
        said.line = more;
        said.read = true;
        return said;
    }

    boolean isCompact() {
        return CompactLine.isOne(value);
    }

    /** Key as stored; not to be changed. */
    byte[] keyBytes() {
        return keyBytes;
    }

    /** Value as stored; not to be changed. */
    byte[] value() {
        return value;
    }

    private boolean isReadable() {
        return isCompact() ? CompactLine.isWhole(value) : isObjectOnOneLine() && line().isPresent();
    }

    /** Whether the value can stand on a line of CDXJ. */
    private boolean isObjectOnOneLine() {
        if (value.length < 2 || value[0] != '{' || value[value.length - 1] != '}') {
            return false;
        }
        for (byte b : value) {
            if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return true;
    }
}
