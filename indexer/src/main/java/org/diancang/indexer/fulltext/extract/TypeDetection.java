package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
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

    /** What nearly every page begins with; the table costs a fifth of reading such a page. */
    private static final List<String> PAGES = List.of("<!doctype html", "<html");

    private static final String PAGE = "text/html";

    private TypeDetection() {}

    /** Its media type without parameters; {@code application/octet-stream} for the unknown. */
    static String identify(Payload payload) {
        byte[] bytes = payload.bytes();
        if (isPage(bytes)) {
            return PAGE;
        }
        Metadata hints = new Metadata();
        String ending = FileEnding.of(payload.url());
        if (!ending.isEmpty()) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, "file." + ending);
        }
        try (InputStream head = new ByteArrayInputStream(bytes, 0, Math.min(BYTES, bytes.length))) {
            return Table.TYPES.detect(head, hints).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read from memory", e);
        }
    }

    private static boolean isPage(byte[] bytes) {
        int start = CharsetDetector.byteOrderMarkLength(bytes);
        while (start < Math.min(BYTES, bytes.length) && Character.isWhitespace(bytes[start])) {
            start++;
        }
        String beginning =
                new String(bytes, start, Math.min(16, bytes.length - start), ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        return PAGES.stream().anyMatch(beginning::startsWith);
    }
}
