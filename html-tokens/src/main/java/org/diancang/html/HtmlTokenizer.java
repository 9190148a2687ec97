package org.diancang.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a page token by token as browsers do (HTML Standard §13.2.5), in one pass, with memory for
 * the longest tag at most. Works on bytes of any encoding in which the bytes of {@code < > / ! - "
 * ' = ?} and white space mean nothing else, as in all that the web uses but UTF-16 and ISO-2022-JP.
 * Every byte of the page belongs to one token, in order. For one thread.
 */
public final class HtmlTokenizer {
    private static final int WINDOW = 32 << 10;

    /** Who changes tags must keep them: a longer one is not taken for one. */
    private static final int LONGEST_TAG = 1 << 20;

    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STYLE_SHEET =
            "<?xml-stylesheet ".getBytes(StandardCharsets.US_ASCII);

    /** What the next bytes belong to. */
    private enum Within {
        PAGE,
        CONTENT,
        COMMENT,
        /** After {@code <plaintext>}: nothing is markup any more. */
        REST,
        /** A tag that never ends: browsers show nothing of it, nor of what is behind. */
        LOST
    }

    private final Window window;
    private final boolean xml;
    private final TagScan tag = new TagScan();
    private final ForeignContent foreign = new ForeignContent();
    private final ContentScan content = new ContentScan();
    private final CommentScan comment = new CommentScan();
    private Within within = Within.PAGE;
    private int end;

    /**
     * Reads a stream, which is not closed.
     *
     * @param xml whether the page is XML, where {@code <script/>} has no content
     */
    public HtmlTokenizer(InputStream page, boolean xml) {
        this(Window.over(page, WINDOW), xml);
    }

    /**
     * Reads bytes, which are not copied; text between two tags comes in one part.
     *
     * @param from index of the first
     * @param to index behind the last
     * @param xml whether the page is XML, where {@code <script/>} has no content
     */
    public HtmlTokenizer(byte[] page, int from, int to, boolean xml) {
        this(Window.over(page, from, to), xml);
    }

    private HtmlTokenizer(Window window, boolean xml) {
        this.window = window;
        this.xml = xml;
        this.end = window.from();
    }

    /** Reads a stream with a window of so many bytes to begin with. */
    static HtmlTokenizer withWindow(InputStream page, boolean xml, int size) {
        return new HtmlTokenizer(Window.over(page, size), xml);
    }

    /**
     * Goes on to the next token.
     *
     * @throws IOException if the stream can't be read
     */
    public HtmlToken next() throws IOException {
        window.release(end);
        if (!has(1)) {
            return HtmlToken.END;
        }
        return switch (within) {
            case PAGE -> inPage();
            case CONTENT -> inContent();
            case COMMENT -> comment(start());
            case REST -> all(HtmlToken.CONTENT);
            case LOST -> all(HtmlToken.COMMENT);
        };
    }

    /** The bytes that hold the token. Valid until the next one is asked for, as are all places. */
    public byte[] bytes() {
        return window.bytes();
    }

    /** Index of the token's first byte. */
    public int start() {
        return window.from();
    }

    /** Index behind the token's last byte. */
    public int end() {
        return end;
    }

    /** Name of the tag, or of the element that content belongs to, in small letters. */
    public String name() {
        return tag.name();
    }

    /** Whether the page is read as XML. */
    public boolean isXml() {
        return xml;
    }

    /** Whether the tag ends in {@code />}. */
    public boolean isSelfClosing() {
        return bytes()[end - 2] == '/';
    }

    /** How many attributes the tag has, those of one name counted each. */
    public int attributes() {
        return tag.attributes();
    }

    /** Name of an attribute in small letters. */
    public String attributeName(int attribute) {
        return tag.attributeName(bytes(), start(), attribute);
    }

    /** Index of the first byte of an attribute's name. */
    public int nameStart(int attribute) {
        return start() + tag.nameStart(attribute);
    }

    /** Index behind the last byte of an attribute's name. */
    public int nameEnd(int attribute) {
        return start() + tag.nameEnd(attribute);
    }

    /** Whether an attribute has a value, be it empty. */
    public boolean hasValue(int attribute) {
        return tag.valueStart(attribute) > 0;
    }

    /** Index of the first byte of an attribute's value without its quote, if it has one. */
    public int valueStart(int attribute) {
        return start() + tag.valueStart(attribute);
    }

    /** Index behind the last byte of an attribute's value. */
    public int valueEnd(int attribute) {
        return start() + tag.valueEnd(attribute);
    }

    /**
     * Which attribute has a name; the first of them, as in browsers.
     *
     * @param name in small letters
     * @return -1 if none has
     */
    public int attribute(String name) {
        for (int i = 0; i < tag.attributes(); i++) {
            if (tag.isNamed(bytes(), start(), i, name)) {
                return i;
            }
        }
        return -1;
    }

    private HtmlToken inPage() throws IOException {
        if (bytes()[start()] != '<') {
            return text();
        }
        int next = has(2) ? bytes()[start() + 1] : 0;
        return switch (next) {
            case '!' -> declaration();
            case '/' -> endTag();
            case '?' -> instruction();
            default -> Letters.isLetter(next) ? tag(1, HtmlToken.START_TAG) : one();
        };
    }

    private HtmlToken text() {
        byte[] bytes = bytes();
        int to = window.to();
        int at = start() + 1;
        while (at < to && bytes[at] != '<') {
            at++;
        }
        end = at;
        return HtmlToken.TEXT;
    }

    /** An angle bracket that begins nothing. */
    private HtmlToken one() {
        end = start() + 1;
        return HtmlToken.TEXT;
    }

    private HtmlToken endTag() throws IOException {
        if (!has(3)) {
            return one();
        }
        return Letters.isLetter(bytes()[start() + 2])
                ? tag(2, HtmlToken.END_TAG)
                : comment(CommentScan.Kind.DECLARATION, 2);
    }

    private HtmlToken instruction() throws IOException {
        if (!xml) {
            return comment(CommentScan.Kind.DECLARATION, 2);
        }
        return startsWith(STYLE_SHEET)
                ? tag(1, HtmlToken.START_TAG)
                : comment(CommentScan.Kind.INSTRUCTION, 2);
    }

    private HtmlToken declaration() throws IOException {
        if (has(4) && bytes()[start() + 2] == '-' && bytes()[start() + 3] == '-') {
            return comment(CommentScan.Kind.COMMENT, 4);
        }
        return (xml || foreign.isForeign()) && startsWith(CDATA)
                ? comment(CommentScan.Kind.CDATA, CDATA.length)
                : comment(CommentScan.Kind.DECLARATION, 2);
    }

    private HtmlToken comment(CommentScan.Kind kind, int length) {
        comment.begin(kind);
        within = Within.COMMENT;
        return comment(start() + length);
    }

    private HtmlToken comment(int from) {
        end = comment.end(bytes(), from, window.to());
        if (comment.isEnded()) {
            within = Within.PAGE;
        }
        return HtmlToken.COMMENT;
    }

    private HtmlToken tag(int nameAt, HtmlToken kind) throws IOException {
        int length = tag.scan(bytes(), start(), nameAt, window.to());
        while (length < 0 && window.to() - start() <= LONGEST_TAG && window.fill()) {
            length = tag.scan(bytes(), start(), nameAt, window.to());
        }
        if (length < 0) {
            within = Within.LOST;
            return all(HtmlToken.COMMENT);
        }
        end = start() + length;
        if (kind == HtmlToken.END_TAG) {
            foreign.end(tag.name());
        } else {
            begin(isSelfClosing());
        }
        return kind;
    }

    private void begin(boolean selfClosing) {
        boolean markup = foreign.start(tag.name(), selfClosing) || (xml && selfClosing);
        if (!markup && content.begin(tag.name())) {
            within = Within.CONTENT;
        } else if (!markup && tag.name().equals("plaintext")) {
            within = Within.REST;
        }
    }

    private HtmlToken inContent() throws IOException {
        if (bytes()[start()] == '<') {
            has(content.lookAhead());
        }
        end = content.end(bytes(), start(), window.to());
        if (end == start()) {
            within = Within.PAGE;
            return inPage();
        }
        return HtmlToken.CONTENT;
    }

    private HtmlToken all(HtmlToken kind) {
        end = window.to();
        return kind;
    }

    private boolean startsWith(byte[] beginning) throws IOException {
        int length = beginning.length;
        return has(length)
                && Arrays.equals(bytes(), start(), start() + length, beginning, 0, length);
    }

    /** Whether so many bytes follow from the start of the token. */
    private boolean has(int count) throws IOException {
        while (window.to() - start() < count) {
            if (!window.fill()) {
                return false;
            }
        }
        return true;
    }
}
