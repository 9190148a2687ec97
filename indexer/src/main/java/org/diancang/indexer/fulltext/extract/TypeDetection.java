package org.diancang.indexer.fulltext.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what a payload is by its first bytes, and by the ending of its URL where that says it more
 * closely; by Tika's table. Files of containers are told apart by the parsers only.
 */
final class TypeDetection {
    /** Loaded with the first payload: reading the table takes some hundred milliseconds. */
    private static final class Table {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }

    /** Bytes that are looked at; the table takes time for each of them. */
    private static final int BYTES = 1 << 10;

    private TypeDetection() {}

    /** Its media type without parameters; {@code application/octet-stream} for the unknown. */
    static String identify(Payload payload) {
        byte[] bytes = payload.bytes();
        String ending = FileEnding.of(payload.url());
        Optional<String> plain = PageBeginning.type(bytes, ending);
        if (plain.isPresent()) {
            return plain.get();
        }
        Metadata hints = new Metadata();
        if (!ending.isEmpty()) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, "file." + ending);
        }
        try (InputStream head = new ByteArrayInputStream(bytes, 0, Math.min(BYTES, bytes.length))) {
            return Table.TYPES.detect(head, hints).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read from memory", e);
        }
    }
}
