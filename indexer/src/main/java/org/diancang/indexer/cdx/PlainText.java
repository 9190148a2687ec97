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

    private static void column(@Nullable Object value, CompactBytes out) {
        String text = value == null ? "" : value.toString();
        ascii(text.isEmpty() ? "-" : CdxKey.sortable(text), out);
        out.octet(' ');
    }

    private static void ascii(String text, CompactBytes out) {
        out.octets(text.getBytes(StandardCharsets.UTF_8));
    }
}
