package org.diancang.replay.rewrite;

import java.nio.charset.StandardCharsets;

/** Style sheets whose bytes travel as one char each. */
final class StyleText {
    private StyleText() {}

    /** Rewrites it; bytes that are no text in the page's encoding stay as they are. */
    static String rewrite(String bytes, ArchiveLinks links) {
        if (!PageText.isLossless(bytes, links.charset())) {
            return new CssRewriter(links.in(StandardCharsets.ISO_8859_1)).rewrite(bytes);
        }
        String css = PageText.decode(bytes, links.charset());
        return PageText.encode(new CssRewriter(links).rewrite(css), links.charset());
    }
}
