package org.diancang.indexer.cdx;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A line as it is stored; its JSON is read only where somebody needs what it says. */
final class StoredLine {
    private static final CdxLineCodec CODEC = new CdxLineCodec();

    private final Bytes position;
    private final CdxKey key;
    private final byte[] json;
    private boolean read;
    private @Nullable CdxLine line;

    /**
     * @param position key as stored
     * @param key the same, read
     * @param json value as stored
     */
    StoredLine(Bytes position, CdxKey key, byte[] json) {
        this.position = position;
        this.key = key;
        this.json = json;
    }

    /** Key as stored, by which lines are sorted. */
    Bytes position() {
        return position;
    }

    CdxKey key() {
        return key;
    }

    /** Value as stored; not to be changed. */
    byte[] json() {
        return json;
    }

    /** What the line says; empty where the stored bytes are no line. */
    Optional<CdxLine> line() {
        if (!read) {
            line = CODEC.decode(json).orElse(null);
            read = true;
        }
        return Optional.ofNullable(line);
    }

    /** Whether the value can stand on a line of CDXJ as it is. */
    boolean isObjectOnOneLine() {
        if (json.length < 2 || json[0] != '{' || json[json.length - 1] != '}') {
            return false;
        }
        for (byte b : json) {
            if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return true;
    }
}
