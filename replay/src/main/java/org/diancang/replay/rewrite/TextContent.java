package org.diancang.replay.rewrite;

import java.util.Set;
import org.diancang.html.HtmlTokenizer;

/** What the text in an element is, where it is text and not markup. */
enum TextContent {
    STYLE,
    SCRIPT,
    IMPORT_MAP,
    /** Data, or text for readers. */
    OTHER;

    /** Types that a browser runs (HTML Standard §4.12.1, MIME Sniffing Standard §4.6). */
    private static final Set<String> RUN =
            Set.of(
                    "",
                    "module",
                    "text/javascript",
                    "application/javascript",
                    "application/x-javascript",
                    "text/ecmascript",
                    "application/ecmascript",
                    "text/x-javascript",
                    "text/jscript",
                    "text/livescript");

    /** The content of the element whose start tag was read last. */
    static TextContent of(HtmlTokenizer tag) {
        return switch (tag.name()) {
            case "style" -> STYLE;
            case "script" -> ofScript(TagCopy.keyword(tag, "type").orElse(""));
            default -> OTHER;
        };
    }

    private static TextContent ofScript(String type) {
        return RUN.contains(type) ? SCRIPT : type.equals("importmap") ? IMPORT_MAP : OTHER;
    }

    /** Rewrites text whose bytes travel as one char each, of a page with the shim or without. */
    String rewrite(String bytes, ArchiveLinks links, boolean shim) {
        if (bytes.isEmpty()) {
            return bytes;
        }
        return switch (this) {
            case STYLE -> StyleText.rewrite(bytes, links);
            case SCRIPT -> Scripts.rewriteBytes(bytes, links, shim);
            case IMPORT_MAP -> ImportMap.rewrite(bytes, links);
            case OTHER -> bytes;
        };
    }
}
