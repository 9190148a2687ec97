package org.diancang.replay.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rewrites style sheets that are captures of their own. */
public final class StyleSheets {
    /** Longer ones pass as they are: relative addresses in them still lead into the archive. */
    private static final int LONGEST = 16 << 20;

    private StyleSheets() {}

    /**
     * Reads a style sheet and writes it rewritten, in its own encoding; closes neither.
     *
     * @throws IOException if reading or writing fails
     */
    public static void rewrite(InputStream in, OutputStream out, ArchiveLinks links)
            throws IOException {
        byte[] css = in.readNBytes(LONGEST);
        if (css.length == LONGEST) {
            out.write(css);
            in.transferTo(out);
            return;
        }
        String bytes = new String(css, StandardCharsets.ISO_8859_1);
        out.write(StyleText.rewrite(bytes, links).getBytes(StandardCharsets.ISO_8859_1));
    }
}
