package org.diancang.indexer.cdx;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line as it is stored; its value is read only where somebody needs what it says. */
public final class StoredLine {
    private static final CdxLineCodec CODEC = new CdxLineCodec();

    private final CdxKey key;
    private final byte[] value;
    private boolean read;
    private @Nullable CdxLine line;

    /**
     * @param value as stored
     */
    public StoredLine(CdxKey key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    /** Key of the line, by which lines are sorted. */
    public CdxKey key() {
        return key;
    }

    /** What the line says as JSON on one line; not to be changed. */
    public byte[] json() {
        return CompactLine.isOne(value) ? CODEC.encode(line().orElseThrow()) : value;
    }

    /** What the line says; empty where the stored bytes are no line. */
    public Optional<CdxLine> line() {
        if (!read) {
            line = CODEC.decode(key, value).orElse(null);
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
        var said = new StoredLine(key, CODEC.encode(more));
        said.line = more;
        said.read = true;
        return said;
    }

    /** Whether {@link #json()} can stand on a line of CDXJ. */
    public boolean isObjectOnOneLine() {
        if (CompactLine.isOne(value)) {
            return line().isPresent();
        }
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
