package org.diancang.indexer.cdx;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a line says beside its key, to bytes and back: JSON (RFC 8259, UTF-8, one line), or the
 * {@link CompactLine} of a line that others wrote. Thread-safe.
 */
public final class CdxLineCodec {
    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * The line as JSON without line breaks.
     *
     * @throws JacksonException if a text in it is no Unicode (a surrogate alone)
     */
    public byte[] encode(CdxLine line) {
        return mapper.writeValueAsBytes(line);
    }

    /** Reads the JSON of a line; empty where the bytes are none. */
    public Optional<CdxLine> decode(byte[] json) {
        try {
            return Optional.ofNullable(mapper.readValue(json, CdxLine.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads a value of a store; empty where the bytes are none. */
    Optional<CdxLine> decode(CdxKey key, byte[] value) {
        return CompactLine.isOne(value) ? CompactLine.read(key, value) : decode(value);
    }
}
