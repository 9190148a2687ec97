package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
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

    /** What the table comes to only by a parser of XML. */
    private static final Pattern XHTML =
            Pattern.compile(
                    "\\A<\\?xml\\s[^?>]*+\\?>\\s*+(?:<!DOCTYPE html[^>\\[]*+>\\s*+)?"
                            + "<html(?=\\s)[^>]*?\\sxmlns=[\"']http://www\\.w3\\.org/1999/xhtml[\"']");

    private static final String XHTML_PAGE = "application/xhtml+xml";

    private TypeDetection() {}

    /** Its media type without parameters; {@code application/octet-stream} for the unknown. */
    static String identify(Payload payload) {
        byte[] bytes = payload.bytes();
        int start = start(bytes);
        String beginning =
                new String(bytes, start, Math.min(BYTES, bytes.length) - start, ISO_8859_1);
        if (PAGES.stream().anyMatch(page -> startsWith(beginning, page))) {
            return PAGE;
        }
        if (startsWith(beginning, "<?xml") && XHTML.matcher(beginning).find()) {
            return XHTML_PAGE;
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

    private static boolean startsWith(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** Where it begins, behind a byte order mark and space. */
    private static int start(byte[] bytes) {
        int start = CharsetDetector.byteOrderMarkLength(bytes);
        while (start < Math.min(BYTES, bytes.length) && Character.isWhitespace(bytes[start])) {
            start++;
        }
        return start;
    }
}
