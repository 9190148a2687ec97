package org.diancang.replay.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;

/**
 * Rewrites a page as it streams by: tags are read as browsers read them, their addresses replaced,
 * and everything else passes byte for byte, in the page's own encoding. Memory is bounded by the
 * longest tag, style and script element that are looked at; longer ones pass unchanged.
 */
public final class HtmlRewriter {
    private static final String STYLE_SHEET = "?xml-stylesheet";

    /** Tags before which nothing needs to be put into a page. */
    private static final Set<String> BEFORE_HEAD_ENDS = Set.of("html", "head", STYLE_SHEET);

    /** In which nothing else can stand. */
    private static final Set<String> CODE = Set.of("script", "style");

    /** Where the document has prefixes, an element without one would be of no namespace. */
    private static final String XML_SCRIPT = "<script xmlns=\"http://www.w3.org/1999/xhtml\" ";

    private final ArchiveLinks links;
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
        this.links = links;
        this.insertion = insertion;
        this.xml = xml;
    }

    /** Rewrites a whole small document, such as the value of {@code srcdoc}, so deep in others. */
    static String rewriteInner(String html, ArchiveLinks links, String insertion, int depth) {
        byte[] page = html.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length + 256);
        try {
            new HtmlRewriter(links.in(StandardCharsets.UTF_8), insertion, false)
                    .rewrite(
                            new HtmlTokenizer(page, 0, page.length, false),
                            new PageOutput(out, page.length + 256),
                            depth);
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
        rewrite(new HtmlTokenizer(in, xml), new PageOutput(out), 0);
    }

    private void rewrite(HtmlTokenizer page, PageOutput out, int depth) throws IOException {
        new Pass(page, out, depth).run();
        out.flush();
    }

    private final class Pass {
        private final HtmlTokenizer page;
        private final PageOutput out;
        private final TagRewriter tags;
        private final ElementText text;
        private boolean inserted = insertion.isEmpty();

        /** Whether the next tag may be that of the one element that a document in XML has. */
        private boolean outermost = xml;

        Pass(HtmlTokenizer page, PageOutput out, int depth) {
            this.page = page;
            this.out = out;
            this.tags = new TagRewriter(new TagCopy(page, out), links, insertion, depth);
            this.text = new ElementText(out, xml, !insertion.isEmpty());
        }

        void run() throws IOException {
            HtmlToken token = page.next();
            while (token != HtmlToken.END) {
                switch (token) {
                    case START_TAG -> startTag();
                    case END_TAG -> {
                        text.end(tags.links());
                        copy();
                    }
                    case TEXT, CONTENT, COMMENT -> {
                        if (!text.take(token, page)) {
                            copy();
                        }
                    }
                    case END -> throw new IllegalStateException("read behind the end");
                }
                token = page.next();
            }
            text.end(tags.links());
        }

        private void startTag() throws IOException {
            text.end(tags.links());
            if (inserted) {
                tags.rewrite();
            } else {
                beginning(page.name());
            }
            text.begin(page);
        }

        /** A tag before which nothing was put into the page yet. */
        private void beginning(String tag) throws IOException {
            String name = xml ? tag.substring(tag.indexOf(':') + 1) : tag;
            boolean behindHead = !BEFORE_HEAD_ENDS.contains(name);
            if (behindHead && !outermost) {
                insert();
            }
            tags.rewrite();
            if (behindHead && outermost && (page.isSelfClosing() || CODE.contains(name))) {
                inserted = true;
            } else if (!inserted && (behindHead || name.equals("head"))) {
                insert();
            }
            outermost &= name.equals(STYLE_SHEET);
        }

        private void insert() throws IOException {
            inserted = true;
            out.write(xml ? insertion.replace("<script ", XML_SCRIPT) : insertion);
        }

        private void copy() throws IOException {
            out.write(page.bytes(), page.start(), page.end());
        }
    }
}
