package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines as the text of CDX 11, {@code N b a m s k r M S V g}, separated by spaces. */
public final class PlainText {
    private static final String SHA1 = "sha1:";

    private PlainText() {}

    /**
     * Writes a line with its line feed.
     *
     * @param noStatus what stands for a status that is absent
     * @return whether the stored bytes are a line
     */
    public static boolean write(StoredLine stored, String noStatus, CompactBytes out) {
        if (stored.isCompact()) {
            writeCompact(stored, noStatus, out);
            return true;
        }
        CdxLine line = stored.line().orElse(null);
        if (line == null) {
            return false;
        }
        column(stored.key().urlkey(), out);
        column(stored.key().timestamp(), out);
        column(line.url(), out);
        column(line.isRevisit() ? CdxLine.REVISIT : line.mime(), out);
        column(line.status() == null ? noStatus : line.status(), out);
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
        return true;
    }

    /** The same without making an object of anything. */
    private static void writeCompact(StoredLine stored, String noStatus, CompactBytes out) {
        byte[] key = stored.keyBytes();
        int urlkey = 0;
        while (key[urlkey] != CdxKey.SEPARATOR) {
            urlkey++;
        }
        int file = urlkey + CdxTimestamp.DIGITS + 2;
        int offset = key.length - CdxKey.OFFSET_DIGITS;
        out.octets(key, 0, file);
        CompactLine.writePlain(key, urlkey, stored.value(), noStatus, out);
        while (offset < key.length - 1 && key[offset] == '0') {
            offset++;
        }
        out.octets(key, offset, key.length - offset);
        out.octet(' ');
        out.column(
                new CompactBytes.Reader(key, file), key.length - CdxKey.OFFSET_DIGITS - 1 - file);
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
