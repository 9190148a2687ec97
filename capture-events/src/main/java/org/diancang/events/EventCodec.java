package org.diancang.events;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to JSON and back (RFC 8259, UTF-8). Fields that this version does not know are ignored,
 * since messages change only by adding. Thread-safe.
 */
public final class EventCodec {
    /** A message larger than this is refused as malformed: no event of ours comes near it. */
    public static final int MAX_BYTES = 1 << 20;

    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(50)
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /** The message as one line of JSON without line breaks. */
    public byte[] encode(Object message) {
        return mapper.writeValueAsBytes(message);
    }

    /**
     * Reads a message.
     *
     * @throws MalformedEventException if the bytes are not JSON, too large, or not a valid message
     *     of that type
     */
    public <T> T decode(byte[] json, Class<T> type) {
        if (json.length > MAX_BYTES) {
            throw new MalformedEventException(
                    type.getSimpleName() + " of " + json.length + " bytes is too large",
                    new IllegalArgumentException("more than " + MAX_BYTES + " bytes"));
        }
        try {
            T message = mapper.readValue(json, type);
            if (message == null) {
                throw new IllegalArgumentException("JSON null");
            }
            return message;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new MalformedEventException(
                    "not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
