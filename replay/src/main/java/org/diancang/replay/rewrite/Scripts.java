package org.diancang.replay.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rewrites scripts: what they import, and what they ask of {@code location}; nothing else. */
public final class Scripts {
    /** Longer ones pass as they are: relative imports in them still lead into the archive. */
    private static final int LONGEST = 16 << 20;

    private Scripts() {}

    /**
     * Reads a script and writes it rewritten, in its own encoding; closes neither.
     *
     * @throws IOException if reading or writing fails
     */
    public static void rewrite(InputStream in, OutputStream out, ArchiveLinks links)
            throws IOException {
        byte[] script = in.readNBytes(LONGEST);
        if (script.length == LONGEST) {
            out.write(script);
            in.transferTo(out);
            return;
        }
        String bytes = new String(script, StandardCharsets.ISO_8859_1);
        out.write(rewriteBytes(bytes, links, true).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Code that a page made of a string, with what it asks passed through the shim. */
    public static String asking(String code) {
        return WindowRewriter.mayAsk(code) ? WindowRewriter.rewrite(code) : code;
    }

    /**
     * The same for bytes that travel as one char each; what is no text in its encoding stays.
     *
     * @param shim whether the page has the shim, by which alone what a script asks can be answered
     */
    static String rewriteBytes(String bytes, ArchiveLinks links, boolean shim) {
        boolean imports = ImportRewriter.mayImport(bytes);
        boolean asks = shim && WindowRewriter.mayAsk(bytes);
        if (!(imports || asks) || !PageText.isLossless(bytes, links.charset())) {
            return bytes;
        }
        String script = PageText.decode(bytes, links.charset());
        if (imports) {
            script = new ImportRewriter(links).rewrite(script);
        }
        return PageText.encode(asks ? WindowRewriter.rewrite(script) : script, links.charset());
    }
}
