package org.diancang.indexer.fulltext.extract.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Set;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one page. Elements end where their end tags are left out (HTML Standard
 * §13.1.2.4) and where ends cross; misplaced ones stay where they are written, since nobody looks
 * at them but for their text.
 */
public final class PageTreeReader {
    /** Deeper ones stand beside each other. */
    private static final int DEEPEST = 512;

    private static final int TOKENS_PER_CHECK = 1 << 10;

    /** Items of one are not ended by those of another in them. */
    private static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dir", "dl", "select");

    private static final ElementKind PARAGRAPH = ElementKind.of("p");
    private static final ElementKind LINK = ElementKind.of("a");
    private static final ElementKind SVG = ElementKind.of("svg");
    private static final ElementKind MATH = ElementKind.of("math");

    /** Who may end a page early. */
    @FunctionalInterface
    public interface Check {
        /**
         * Goes on.
         *
         * @throws IOException to end it
         */
        void goOn() throws IOException;
    }

    private final byte[] page;
    private final HtmlTokenizer tokens;
    private final PageElement root;
    private PageElement current;
    private int depth;
    private int openParagraphs;
    private int openLinks;
    private int openForeign;
    private String title = "";
    private String base = "";

    private PageTreeReader(byte[] page, int from, int to) {
        this.page = page;
        this.tokens = new HtmlTokenizer(page, from, to, /* xml= */ false);
        this.root = new PageElement(ElementKind.of("#root"), page, PageElement.NO_ATTRIBUTES);
        this.current = root;
    }

    /**
     * Reads a page.
     *
     * @param page in UTF-8; kept by the tree, not to be changed
     * @param from index of its first byte
     * @param to index behind its last byte
     * @param most how many tags are read
     * @param check is asked now and then
     * @throws IOException that of {@code check}
     */
    public static PageTree read(byte[] page, int from, int to, int most, Check check)
            throws IOException {
        PageTreeReader reader = new PageTreeReader(page, from, to);
        boolean whole = reader.read(most, check);
        return new PageTree(reader.root, reader.title, reader.base, !whole);
    }

    private boolean read(int most, Check check) throws IOException {
        int tags = 0;
        int seen = 0;
        for (HtmlToken token = tokens.next(); token != HtmlToken.END; token = tokens.next()) {
            if (++seen % TOKENS_PER_CHECK == 0) {
                check.goOn();
            }
            switch (token) {
                case TEXT -> text(/* references= */ true);
                case CONTENT -> content();
                case START_TAG -> start(ElementKind.of(tokens.name()));
                case END_TAG -> end(ElementKind.of(tokens.name()));
                case COMMENT, END -> {}
            }
            if ((token == HtmlToken.START_TAG || token == HtmlToken.END_TAG) && ++tags >= most) {
                return false;
            }
        }
        return true;
    }

    private void content() {
        switch (tokens.name()) {
            case "title" -> title();
            case "textarea" -> text(/* references= */ true);
            case "style" -> {}
            case "script" -> {
                if (current.value("type").contains("json")) {
                    text(/* references= */ false);
                }
            }
            default -> text(/* references= */ false);
        }
    }

    /** No tokens of content come from within SVG, whose pictures have titles as well. */
    private void title() {
        if (title.isEmpty()) {
            title = CharacterReferences.resolve(written(), /* inValue= */ false);
        }
    }

    private void text(boolean references) {
        current.add(PageText.of(page, tokens.start(), tokens.end(), references));
    }

    private String written() {
        return new String(page, tokens.start(), tokens.end() - tokens.start(), UTF_8);
    }

    private void start(ElementKind kind) {
        endOpen(kind);
        PageElement element = new PageElement(kind, page, attributes());
        current.add(element);
        if (kind.name().equals("base") && base.isEmpty()) {
            base = element.value("href");
        }
        boolean closed = kind.isVoid() || (openForeign > 0 && tokens.isSelfClosing());
        if (!closed && depth < DEEPEST) {
            current = element;
            depth++;
            count(kind, 1);
        }
    }

    private int[] attributes() {
        int count = tokens.attributes();
        if (count == 0) {
            return PageElement.NO_ATTRIBUTES;
        }
        int[] places = new int[count * PageElement.PLACES];
        for (int i = 0; i < count; i++) {
            int at = i * PageElement.PLACES;
            places[at] = tokens.nameStart(i);
            places[at + 1] = tokens.nameEnd(i);
            places[at + 2] = tokens.hasValue(i) ? tokens.valueStart(i) : 0;
            places[at + 3] = tokens.hasValue(i) ? tokens.valueEnd(i) : 0;
        }
        return places;
    }

    /** Ends what ends where an element begins. */
    private void endOpen(ElementKind kind) {
        if (kind.endsParagraph() && openParagraphs > 0) {
            endWithin("p", Set.of());
        }
        switch (kind.name()) {
            case "li" -> endWithin("li", LISTS);
            case "dt", "dd" -> {
                endWithin("dt", LISTS);
                endWithin("dd", LISTS);
            }
            case "option" -> endWithin("option", LISTS);
            case "tr" -> endRow("tr");
            case "td", "th" -> {
                endRow("td");
                endRow("th");
            }
            case "thead", "tbody", "tfoot" -> {
                endRow("thead");
                endRow("tbody");
                endRow("tfoot");
            }
            case "a" -> {
                if (openLinks > 0) {
                    endWithin("a", Set.of());
                }
            }
            case "body" -> endWithin("head", Set.of());
            default -> {
                if (kind.isHeading() && current.isHeading()) {
                    close(current);
                }
            }
        }
    }

    /** Ends the innermost open element of a name, unless another that bounds it is open in it. */
    private void endWithin(String name, Set<String> bounds) {
        for (PageElement at = current; at != root; at = parent(at)) {
            if (at.name().equals(name)) {
                close(at);
                return;
            }
            if (at.kind().isScope() || bounds.contains(at.name())) {
                return;
            }
        }
    }

    /** A part of a table, which only another table bounds. */
    private void endRow(String name) {
        for (PageElement at = current; at != root; at = parent(at)) {
            if (at.name().equals(name)) {
                close(at);
                return;
            }
            if (at.name().equals("table")) {
                return;
            }
        }
    }

    private void end(ElementKind kind) {
        boolean ofTable = kind.isScope() || kind.name().equals("tr") || kind.name().startsWith("t");
        for (PageElement at = current; at != root; at = parent(at)) {
            if (at.kind().name().equals(kind.name())) {
                close(at);
                return;
            }
            if (at.kind().isScope() && !(ofTable && !at.name().equals("table"))) {
                break;
            }
        }
        // An end tag that ends nothing is a break of the line all the same.
        if (kind.name().equals("p") || kind.name().equals("br")) {
            current.add(new PageElement(kind, page, PageElement.NO_ATTRIBUTES));
        }
    }

    private void close(PageElement element) {
        PageElement behind = parent(element);
        while (current != behind) {
            count(current.kind(), -1);
            depth--;
            current = parent(current);
        }
    }

    private void count(ElementKind kind, int by) {
        if (kind == PARAGRAPH) {
            openParagraphs += by;
        } else if (kind == LINK) {
            openLinks += by;
        } else if (kind == SVG || kind == MATH) {
            openForeign += by;
        }
    }

    private PageElement parent(PageElement element) {
        @Nullable PageElement parent = element.parent();
        return parent == null ? root : parent;
    }
}
