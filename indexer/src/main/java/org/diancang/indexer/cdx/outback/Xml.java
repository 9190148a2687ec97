package org.diancang.indexer.cdx.outback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/** Writes elements; what XML can't say (XML 1.0 §2.2) and line breaks are left out. */
record Xml(OutputStream out) {
    /** The declaration. */
    void begin() throws IOException {
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** A start tag. */
    void open(String name) throws IOException {
        write("<" + name + ">");
    }

    /** An end tag. */
    void close(String name) throws IOException {
        write("</" + name + ">");
    }

    /** An element with a text. */
    void element(String name, Object value) throws IOException {
        write("<" + name + ">" + escaped(value.toString()) + "</" + name + ">");
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .filter(Xml::isCharacter)
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> safe.append("&amp;");
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                default -> safe.appendCodePoint(c);
                            }
                        });
        return safe.toString();
    }

    private static boolean isCharacter(int c) {
        return c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c != 0xfffe && c != 0xffff;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
