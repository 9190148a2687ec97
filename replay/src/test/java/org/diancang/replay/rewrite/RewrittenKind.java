package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Everything that is rewritten of what others sent, and what holds whatever they sent. */
enum RewrittenKind {
    PAGE(TextKind.HTML),
    XHTML(TextKind.XHTML),
    SVG(TextKind.SVG),
    STYLED_XML(TextKind.STYLED_XML),
    XSLT(TextKind.XSLT),
    STYLE(TextKind.CSS),
    SCRIPT(TextKind.SCRIPT),
    PLAYLIST(TextKind.HLS),
    MANIFEST(TextKind.DASH),
    /** Code in a handler, which is read as its characters are. */
    HANDLER(null),
    IMPORT_MAP(null),
    CALL(null),
    LINK(null),
    REFRESH(null),
    LOCATION(null),
    SRCSET(null),
    CHARSET(null);

    private static final String SHIM = "<script src=\"/_dc/shim.js\"></script>";
    private static final String QUERY = "http://example.com/a?c=";
    private static final ArchiveLinks LINKS =
            ArchiveLinks.of(
                    Timestamp.parse("20131226101010").orElseThrow(),
                    Modifier.NONE,
                    "http://example.com/some/path/index.html");

    private final Optional<TextKind> kind;

    RewrittenKind(TextKind kind) {
        this.kind = Optional.ofNullable(kind);
    }

    /** Rewrites an input. */
    byte[] rewritten(byte[] input) throws IOException {
        if (kind.isPresent()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(input.length * 2 + 64);
            kind.get().rewrite(new ByteArrayInputStream(input), out, LINKS, insertion());
            return out.toByteArray();
        }
        String text = new String(input, UTF_8);
        return switch (this) {
            case HANDLER -> WindowRewriter.rewrite(text).getBytes(UTF_8);
            case IMPORT_MAP -> ImportMap.rewrite(text, LINKS).getBytes(UTF_8);
            case CALL -> Jsonp.rename(input, QUERY + "call", QUERY + "other");
            case LINK -> bytes(LinkHeader.rewrite(text, LINKS));
            case REFRESH -> bytes(Refresh.header(text, LINKS));
            case LOCATION -> bytes(LINKS.link(text, LINKS.page()));
            case SRCSET ->
                    Srcset.rewrite(text, u -> LINKS.link(u, Modifier.IMAGE).orElse(u))
                            .getBytes(UTF_8);
            case CHARSET -> legible(input);
            default -> throw new IllegalStateException(name());
        };
    }

    private String insertion() {
        return this == PAGE || this == XHTML ? SHIM : "";
    }

    private static byte[] bytes(Optional<String> header) {
        return header.orElse("").getBytes(UTF_8);
    }

    private static byte[] legible(byte[] input) throws IOException {
        PageCharset found = PageCharset.detect(input, Optional.of("text/html"));
        LegibleText text = LegibleText.of(new ByteArrayInputStream(input), found);
        Charset charset = text.charset().charset();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TextKind.HTML.rewrite(text.in(), out, LINKS.in(charset), "");
        return out.toByteArray();
    }

    /**
     * Fails if a text is lost, or a header says more than one line. Addresses may become shorter:
     * what browsers don't read of them goes.
     */
    void judge(byte[] input) throws IOException {
        byte[] output = rewritten(input);
        String before = new String(input, UTF_8);
        String after = new String(output, UTF_8);
        if (isXml()) {
            Optional<String> document = XmlDocument.read(before);
            if (document.isPresent()) {
                assertThat(XmlDocument.read(after)).as("document").isEqualTo(document);
            }
        }
        switch (this) {
            case PAGE ->
                    assertThat(words(after, Parser.htmlParser()))
                            .as("text")
                            .isEqualTo(words(before, Parser.htmlParser()));
            case XHTML, SVG, STYLED_XML, XSLT ->
                    assertThat(words(after, Parser.xmlParser()))
                            .as("text")
                            .isEqualTo(words(before, Parser.xmlParser()));
            case MANIFEST ->
                    assertThat(count(after, '<'))
                            .as("tags")
                            .isGreaterThanOrEqualTo(count(before, '<'));
            case SCRIPT, PLAYLIST ->
                    assertThat(count(after, '\n')).as("lines").isEqualTo(count(before, '\n'));
            case HANDLER ->
                    assertThat(isWithin(before, after)).as("nothing but additions").isTrue();
            case LINK, REFRESH, LOCATION ->
                    assertThat(output).as("one line").doesNotContain('\r', '\n');
            case STYLE, IMPORT_MAP, CALL, SRCSET, CHARSET -> {
                // That they end, and in proportion.
            }
        }
    }

    private boolean isXml() {
        return switch (this) {
            case XHTML, SVG, STYLED_XML, XSLT, MANIFEST -> true;
            default -> false;
        };
    }

    /** What a reader sees, by a parser that is not ours. */
    private static String words(String page, Parser parser) {
        Document read = Jsoup.parse(page, "", parser);
        read.select("script, style").remove();
        return read.text();
    }

    private static long count(String text, char what) {
        return text.chars().filter(c -> c == what).count();
    }

    private static boolean isWithin(String part, String whole) {
        int found = 0;
        for (int i = 0; i < whole.length() && found < part.length(); i++) {
            found += whole.charAt(i) == part.charAt(found) ? 1 : 0;
        }
        return found == part.length();
    }
}
