package org.diancang.indexer.cdx.access;

import java.io.IOException;
import java.io.InputStream;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** A body that was posted in OutbackCDX's form, whatever its media type says. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record OutbackBody(byte[] bytes) {
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    // As there: a misspelt field must not make a rule for more than was meant.
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /**
     * Reads it.
     *
     * @throws InvalidCdxQueryException if it is too large
     */
    static OutbackBody of(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InvalidCdxQueryException("body", "The body may have 1 MiB at most.");
        }
        return new OutbackBody(bytes);
    }

    /**
     * What it says.
     *
     * @param what it must be, for people
     * @throws InvalidCdxQueryException if it is something else
     */
    <T> T as(Class<T> type, String what) {
        try {
            T read = JSON.readValue(bytes, type);
            if (read == null) {
                throw new InvalidCdxQueryException("body", "The body must be " + what + ".");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidCdxQueryException(
                    e.getPropertyName(), "There is no such field; the body must be " + what + ".");
        } catch (JacksonException e) {
            throw new InvalidCdxQueryException("body", "The body must be " + what + " in JSON.");
        }
    }

    /** Whether it is an array, as far as can be seen. */
    boolean isArray() {
        try {
            return JSON.readTree(bytes).isArray();
        } catch (JacksonException e) {
            return false;
        }
    }
}
