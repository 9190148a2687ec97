package org.diancang.indexer.cdx;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** CDX lines to JSON and back (RFC 8259, UTF-8, one line). Thread-safe. */
final class CdxLineCodec {
    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * The line as JSON without line breaks.
     *
     * @throws JacksonException if a text in it is no Unicode (a surrogate alone)
     */
    byte[] encode(CdxLine line) {
        return mapper.writeValueAsBytes(line);
    }

    /** Reads a line; empty where the bytes are none. */
    Optional<CdxLine> decode(byte[] json) {
        try {
            return Optional.ofNullable(mapper.readValue(json, CdxLine.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
