package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines as the text of CDX 11, {@code N b a m s k r M S V g}, separated by spaces. */
public final class PlainText {
    /** Value of Content-Type. */
    public static final String MEDIA_TYPE = "text/plain;charset=UTF-8";

    private static final String SHA1 = "sha1:";

    private PlainText() {}

    /** Writes a line with its line feed; nothing where the stored bytes are no line. */
    public static void write(StoredLine stored, CompactBytes out) {
        stored.line().ifPresent(line -> write(stored.key(), line, out));
    }

    private static void write(CdxKey key, CdxLine line, CompactBytes out) {
        column(key.urlkey(), out);
        column(key.timestamp(), out);
        column(line.url(), out);
        column(line.isRevisit() ? CdxLine.REVISIT : line.mime(), out);
        column(line.status(), out);
        String digest = line.digest();
        column(
                digest != null && digest.startsWith(SHA1)
                        ? digest.substring(SHA1.length())
                        : digest,
                out);
        column(line.redirect(), out);
        column(line.robotflags(), out);
        column(line.length(), out);
        column(line.offset(), out);
        ascii(CdxKey.sortable(line.filename()), out);
        out.octet('\n');
    }

    private static void column(@Nullable Object value, CompactBytes out) {
        String text = value == null ? "" : value.toString();
        ascii(text.isEmpty() ? "-" : CdxKey.sortable(text), out);
        out.octet(' ');
    }

    private static void ascii(String text, CompactBytes out) {
        out.octets(text.getBytes(StandardCharsets.UTF_8));
    }
}
