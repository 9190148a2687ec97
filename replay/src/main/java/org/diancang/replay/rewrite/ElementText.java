package org.diancang.replay.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;

/**
 * The text of a style or script element, which comes in parts and is rewritten as a whole; a longer
 * one than 4 MB passes as it is.
 */
final class ElementText {
    private static final int LONGEST = 4 << 20;
    private static final String SECTION = "<![CDATA[";

    private final PageOutput out;
    private final boolean xml;
    private final boolean shim;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private TextContent kind = TextContent.OTHER;
    private boolean selfClosing;
    private boolean markup;

    /**
     * For one page.
     *
     * @param shim whether the page has the shim
     */
    ElementText(PageOutput out, boolean xml, boolean shim) {
        this.shim = shim;
        this.out = out;
        this.xml = xml;
    }

    /** Begins with the element whose start tag was read last. */
    void begin(HtmlTokenizer tag) {
        kind = TextContent.of(tag);
        selfClosing = tag.isSelfClosing();
        markup = xml;
    }

    /** Whether a piece is of the element's text, and will be written later. */
    boolean take(HtmlToken token, HtmlTokenizer page) throws IOException {
        if (kind == TextContent.OTHER || (selfClosing && token != HtmlToken.CONTENT)) {
            return false;
        }
        // In SVG, and in XML, a style is text like any other.
        markup |= token != HtmlToken.CONTENT;
        held.write(page.bytes(), page.start(), page.end() - page.start());
        if (held.size() > LONGEST) {
            kind = TextContent.OTHER;
            held.writeTo(new Pieces());
            held.reset();
        }
        return true;
    }

    /** Writes what was held, with its addresses leading into the archive. */
    void end(ArchiveLinks links) throws IOException {
        if (kind == TextContent.OTHER) {
            return;
        }
        if (held.size() > 0) {
            String bytes = held.toString(StandardCharsets.ISO_8859_1);
            out.write(markup ? pieces(bytes, links) : kind.rewrite(bytes, links, shim));
            held.reset();
        }
        kind = TextContent.OTHER;
    }

    /**
     * Each section and each stretch of text by itself, so that a string that nobody closes ends
     * with its section and not with the page; comments are no text.
     */
    private String pieces(String bytes, ArchiveLinks links) {
        StringBuilder pieces = new StringBuilder(bytes.length() + 256);
        int read = 0;
        for (int mark = bytes.indexOf("<!"); mark >= 0; mark = bytes.indexOf("<!", read)) {
            boolean section = bytes.startsWith(SECTION, mark);
            pieces.append(piece(bytes.substring(read, mark), links));
            int from = section ? mark + SECTION.length() : mark;
            // The other half of a comment that hides the section from browsers of old.
            from += section && bytes.startsWith("*/", from) ? 2 : 0;
            boolean comment = bytes.startsWith("<!--", mark);
            int close = bytes.indexOf(section ? "]]>" : comment ? "-->" : ">", from);
            int to = close < 0 ? bytes.length() : close;
            String inside = bytes.substring(from, to);
            pieces.append(bytes, mark, from)
                    .append(section ? kind.rewrite(inside, links, shim) : inside);
            read = to;
        }
        return pieces.append(piece(bytes.substring(read), links)).toString();
    }

    private String piece(String bytes, ArchiveLinks links) {
        return bytes.indexOf('<') < 0 ? escaped(bytes, links) : kind.rewrite(bytes, links, shim);
    }

    private String escaped(String bytes, ArchiveLinks links) {
        String meant = PageText.unescape(bytes, false);
        if (meant.equals(bytes) || !PageText.isLossless(bytes, links.charset())) {
            return kind.rewrite(bytes, links, shim);
        }
        Charset charset = links.charset();
        String text =
                PageText.encode(PageText.unescape(PageText.decode(bytes, charset), false), charset);
        String changed = kind.rewrite(text, links, shim);
        return changed.equals(text)
                ? bytes
                : changed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Where what is too long goes. */
    private final class Pieces extends java.io.OutputStream {
        @Override
        public void write(int b) throws IOException {
            out.write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, from + count);
        }
    }
}
