package org.diancang.replay.rewrite;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites a page as it streams by: tags are read as browsers read them, their addresses replaced,
 * and everything else passes byte for byte, in the page's own encoding. Memory is bounded by the
 * longest tag, style and script element that are looked at; longer ones pass unchanged.
 */
public final class HtmlRewriter {
    private static final int LONGEST_TAG = 1 << 20;
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int END = -1;

    /** Elements whose content is text, not markup (HTML Standard §13.1.2). */
    private static final Set<String> TEXT_ONLY =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    /** Tags before which nothing needs to be put into a page. */
    private static final Set<String> BEFORE_HEAD_ENDS = Set.of("html", "head", "?xml-stylesheet");

    private static final String STYLE_SHEET = "?xml-stylesheet ";

    private final TagRewriter tags;
    private final String insertion;
    private final boolean xml;

    /**
     * A rewriter for one page.
     *
     * @param links of the page, in its encoding
     * @param insertion ASCII markup that is put at the start of the head, empty for none
     * @param xml whether the page is XML, where {@code <script/>} has no content
     */
    public HtmlRewriter(ArchiveLinks links, String insertion, boolean xml) {
        this.tags = new TagRewriter(links, insertion);
        this.insertion = insertion;
        this.xml = xml;
    }

    /** Rewrites a whole small document, such as the value of {@code srcdoc}. */
    static String rewriteInner(String html, ArchiveLinks links, String insertion) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(html.length() + 256);
        try {
            new HtmlRewriter(links.in(StandardCharsets.UTF_8), insertion, false)
                    .rewrite(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)), out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a page and writes it rewritten; closes neither.
     *
     * @throws IOException if reading or writing fails
     */
    public void rewrite(InputStream in, OutputStream out) throws IOException {
        Pass pass = new Pass(new BufferedInputStream(in, 16 * 1024), new BufferedOutputStream(out));
        pass.run();
        pass.out.flush();
    }

    private final class Pass {
        private final InputStream in;
        private final OutputStream out;
        private boolean inserted = insertion.isEmpty();

        Pass(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            int c = in.read();
            while (c != END) {
                if (c != '<') {
                    out.write(c);
                    c = in.read();
                    continue;
                }
                in.mark(2);
                int next = in.read();
                int after = next == '/' ? in.read() : END;
                in.reset();
                if (isLetter(next)
                        || (next == '/' && isLetter(after))
                        || (xml && next == '?' && isStyleSheet())) {
                    tag();
                } else if (next == '!' || next == '?' || (next == '/' && after != '>')) {
                    out.write('<');
                    declaration();
                } else {
                    out.write('<');
                }
                c = in.read();
            }
        }

        /** Whether {@code ?xml-stylesheet} comes next, which is written like a tag. */
        private boolean isStyleSheet() throws IOException {
            in.mark(STYLE_SHEET.length());
            byte[] start = in.readNBytes(STYLE_SHEET.length());
            in.reset();
            return new String(start, StandardCharsets.ISO_8859_1).equals(STYLE_SHEET);
        }

        private void tag() throws IOException {
            TagScanner scanner = new TagScanner();
            scanner.take('<');
            int c = in.read();
            while (c != END && !scanner.take((char) c)) {
                if (scanner.length() > LONGEST_TAG) {
                    c = END;
                } else {
                    c = in.read();
                }
            }
            if (c == END) {
                write(scanner.text());
                return;
            }
            Tag tag = scanner.tag();
            if (tag.isEnd()) {
                write(tag.toString());
                return;
            }
            if (!inserted && !BEFORE_HEAD_ENDS.contains(tag.name())) {
                insert();
            }
            tags.rewrite(tag);
            write(tag.toString());
            if (!inserted && tag.name().equals("head")) {
                insert();
            }
            if (TEXT_ONLY.contains(tag.name()) && !(xml && tag.isSelfClosing())) {
                content(tag);
            } else if (tag.name().equals("plaintext")) {
                in.transferTo(out);
            }
        }

        private void insert() throws IOException {
            inserted = true;
            write(insertion);
        }

        /** Content of an element that holds text, up to its end tag, which is left to be read. */
        private void content(Tag element) throws IOException {
            TextContent kind = TextContent.of(element);
            boolean holds = kind != TextContent.OTHER;
            StringBuilder held = new StringBuilder();
            String end = "</" + element.name();
            StringBuilder window = new StringBuilder();
            for (int c = in.read(); c != END; c = in.read()) {
                if (c == '<') {
                    in.mark(end.length() + 1);
                    window.setLength(0);
                    window.append('<');
                    while (window.length() <= end.length()) {
                        int n = in.read();
                        if (n == END) {
                            break;
                        }
                        window.append((char) n);
                    }
                    in.reset();
                    if (endsHere(window, end)) {
                        flush(held, kind);
                        // The bracket is taken already.
                        tag();
                        return;
                    }
                }
                if (holds && held.length() < LONGEST_TEXT) {
                    held.append((char) c);
                } else {
                    if (!held.isEmpty()) {
                        write(held.toString());
                        held.setLength(0);
                    }
                    holds = false;
                    kind = TextContent.OTHER;
                    out.write(c);
                }
            }
            flush(held, kind);
        }

        private boolean endsHere(StringBuilder window, String end) {
            return window.length() >= end.length()
                    && window.substring(0, end.length()).toLowerCase(Locale.ROOT).equals(end)
                    && (window.length() == end.length()
                            || TagScanner.isSpace(window.charAt(end.length()))
                            || window.charAt(end.length()) == '/'
                            || window.charAt(end.length()) == '>');
        }

        private void flush(StringBuilder held, TextContent kind) throws IOException {
            write(kind.rewrite(held.toString(), tags.links(), !insertion.isEmpty()));
        }

        /**
         * Comment, doctype, CDATA or processing instruction, after its angle bracket; and what
         * browsers take for a comment, such as {@code </ a>} (HTML Standard §13.2.5.41).
         */
        private void declaration() throws IOException {
            StringBuilder last = new StringBuilder();
            int c = in.read();
            int seen = 0;
            String end = ">";
            while (c != END) {
                out.write(c);
                seen++;
                last.append((char) c);
                if (seen == 3 && last.toString().equals("!--")) {
                    end = "-->";
                    last.setLength(0);
                    // "<!-->" and "<!--->" are whole comments: the dashes may be the same ones.
                    last.append("--");
                } else if (xml && seen == 1 && c == '?') {
                    end = "?>";
                } else if (xml && seen == 8 && last.toString().equals("![CDATA[")) {
                    end = "]]>";
                }
                if (c == '>'
                        && (endsWith(last, end) || (end.equals("-->") && endsWith(last, "--!>")))) {
                    return;
                }
                if (last.length() > 64) {
                    last.delete(0, last.length() - 8);
                }
                c = in.read();
            }
        }

        private boolean endsWith(StringBuilder text, String end) {
            return text.length() >= end.length()
                    && text.substring(text.length() - end.length()).equals(end);
        }

        private void write(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        private boolean isLetter(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }
}
