package org.diancang.replay.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Set;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;
import org.jsoup.parser.Parser;

/** Writes what a page says, a line a block, with memory for one run of text. */
final class TextOfPage {
    /** Elements within a line; all others begin and end one. */
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn",
                    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp",
                    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
                    "wbr", "del", "ruby", "rb", "nobr");

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "iframe", "noembed", "noframes", "xmp");

    /** Longer runs are decoded in parts. */
    private static final int LONGEST_RUN = 1 << 20;

    private final Charset charset;
    private final Writer out;
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private boolean lineBegun;
    private boolean spaceDue;

    TextOfPage(Charset charset, Writer out) {
        this.charset = charset;
        this.out = out;
    }

    void write(InputStream page, boolean xml) throws IOException {
        HtmlTokenizer tokens = new HtmlTokenizer(page, xml);
        for (HtmlToken token = tokens.next(); token != HtmlToken.END; token = tokens.next()) {
            switch (token) {
                case TEXT -> take(tokens);
                case CONTENT -> {
                    if (!SILENT.contains(tokens.name())) {
                        take(tokens);
                    }
                }
                case START_TAG, END_TAG -> {
                    if (!INLINE.contains(tokens.name())) {
                        endLine();
                    }
                }
                case COMMENT, END -> {}
            }
        }
        endLine();
    }

    private void take(HtmlTokenizer tokens) throws IOException {
        run.write(tokens.bytes(), tokens.start(), tokens.end() - tokens.start());
        if (run.size() > LONGEST_RUN) {
            flush();
        }
    }

    private void endLine() throws IOException {
        flush();
        if (lineBegun) {
            out.write('\n');
        }
        lineBegun = false;
        spaceDue = false;
    }

    private void flush() throws IOException {
        if (run.size() == 0) {
            return;
        }
        String text = Parser.unescapeEntities(run.toString(charset), false);
        run.reset();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00a0' || c == '\u3000') {
                spaceDue = lineBegun;
            } else {
                if (spaceDue) {
                    out.write(' ');
                }
                out.write(c);
                spaceDue = false;
                lineBegun = true;
            }
        }
    }
}
