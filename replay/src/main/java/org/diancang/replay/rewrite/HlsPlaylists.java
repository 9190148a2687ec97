package org.diancang.replay.rewrite;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.Modifier;

/**
 * Rewrites playlists of HTTP Live Streaming (RFC 8216 §4), line by line: addresses of segments,
 * keys and other playlists. All versions of a film that were captured stay for the player to choose
 * from.
 */
final class HlsPlaylists {
    /** A longer line is no address. */
    private static final int LONGEST_LINE = 64 << 10;

    private static final Pattern ADDRESS =
            Pattern.compile("(?<=URI=\"|ASSET-LIST=\")[^\"\\r\\n]*+(?=\")");

    private HlsPlaylists() {}

    /** Reads a playlist and writes it rewritten; closes neither. */
    static void rewrite(InputStream in, OutputStream out, ArchiveLinks links) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        PageOutput output = new PageOutput(out);
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean whole = true;
        for (int c = bytes.read(); c >= 0; c = bytes.read()) {
            line.write(c);
            if (c == '\n' || line.size() == LONGEST_LINE) {
                whole = flush(line, whole, c == '\n', output, links);
            }
        }
        flush(line, whole, true, output, links);
        output.flush();
    }

    /** Writes a line or the part of one; whether a line begins behind it. */
    private static boolean flush(
            ByteArrayOutputStream line,
            boolean begins,
            boolean ends,
            PageOutput out,
            ArchiveLinks links)
            throws IOException {
        String bytes = line.toString(StandardCharsets.ISO_8859_1);
        out.write(begins && ends ? rewrite(bytes, links) : bytes);
        line.reset();
        return ends;
    }

    private static String rewrite(String bytes, ArchiveLinks links) {
        if (!bytes.startsWith("#")) {
            String address = bytes.strip();
            int start = bytes.indexOf(address);
            return bytes.substring(0, start)
                    + link(address, links)
                    + bytes.substring(start + address.length());
        }
        return bytes.startsWith("#EXT")
                ? ADDRESS.matcher(bytes)
                        .replaceAll(m -> Matcher.quoteReplacement(link(m.group(), links)))
                : bytes;
    }

    private static String link(String bytes, ArchiveLinks links) {
        return links.linkUnlessRelative(PageText.decode(bytes, links.charset()), Modifier.IMAGE)
                .orElse(bytes);
    }
}
