package org.diancang.replay.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Modifier;

/**
 * Rewrites XML that is no page: the style sheet it names, and the addresses that its kind has. Data
 * stay as they are, for whoever reads them.
 */
enum XmlAddresses {
    /** Feeds and all other data. */
    DATA(Set.of(), Set.of()),
    /** Manifests of films (ISO/IEC 23009-1). */
    DASH(
            Set.of("baseurl", "location", "patchlocation"),
            Set.of(
                    "media",
                    "initialization",
                    "index",
                    "sourceurl",
                    "bitstreamswitching",
                    "xlink:href")),
    /** Sheets that make pages of data (XSLT 1.0): what they include, and what they put in pages. */
    XSLT(Set.of(), Set.of("href", "src", "action", "background"));

    private static final String STYLE_SHEET = "?xml-stylesheet";
    private static final String SECTION = "<![CDATA[";
    private static final String SECTION_END = "]]>";
    private static final int LONGEST_TEXT = 64 << 10;
    private static final int DEEPEST = 256;

    private final Set<String> elements;
    private final Set<String> attributes;

    XmlAddresses(Set<String> elements, Set<String> attributes) {
        this.elements = elements;
        this.attributes = attributes;
    }

    /** Reads a document and writes it rewritten; closes neither. */
    void rewrite(InputStream in, OutputStream out, ArchiveLinks links) throws IOException {
        PageOutput output = new PageOutput(out);
        new Pass(new HtmlTokenizer(in, true), output, links).run();
        output.flush();
    }

    /** Links within an open element; whether a {@code BaseURL} there has changed them. */
    private record Within(ArchiveLinks links, boolean based) {}

    private final class Pass {
        private final HtmlTokenizer xml;
        private final PageOutput out;
        private final TagCopy copy;

        private final Deque<Within> within = new ArrayDeque<>();

        private final ByteArrayOutputStream text = new ByteArrayOutputStream(0);
        private int deeper;

        /** Name of the element whose text is an address, empty within others. */
        private String element = "";

        Pass(HtmlTokenizer xml, PageOutput out, ArchiveLinks links) {
            this.xml = xml;
            this.out = out;
            this.copy = new TagCopy(xml, out);
            within.push(new Within(links, false));
        }

        void run() throws IOException {
            HtmlToken token = xml.next();
            while (token != HtmlToken.END) {
                boolean text = token == HtmlToken.TEXT || token == HtmlToken.COMMENT;
                boolean held = text && !element.isEmpty();
                if (held) {
                    this.text.write(xml.bytes(), xml.start(), xml.end() - xml.start());
                }
                if (!held || this.text.size() > LONGEST_TEXT) {
                    endText(token == HtmlToken.END_TAG);
                }
                switch (token) {
                    case START_TAG -> start();
                    case END_TAG -> {
                        end();
                        out.write(xml.bytes(), xml.start(), xml.end());
                    }
                    case TEXT, CONTENT, COMMENT -> {
                        if (!held) {
                            out.write(xml.bytes(), xml.start(), xml.end());
                        }
                    }
                    case END -> throw new IllegalStateException("read behind the end");
                }
                token = xml.next();
            }
            endText(false);
        }

        private void start() throws IOException {
            boolean sheet = xml.name().equals(STYLE_SHEET);
            copy.begin();
            for (int i = 0; i < xml.attributes(); i++) {
                String name = xml.attributeName(i);
                if (copy.isWellFormed(i)
                        && (sheet ? name.equals("href") : attributes.contains(name))) {
                    attribute(i);
                }
            }
            copy.end();
            if (sheet || xml.isSelfClosing()) {
                return;
            }
            if (within.size() < DEEPEST) {
                within.push(new Within(here(), false));
            } else {
                deeper++;
            }
            String name = xml.name().substring(xml.name().indexOf(':') + 1);
            element = elements.contains(name) ? name : "";
        }

        private void attribute(int attribute) throws IOException {
            String value = copy.value(attribute, here().charset());
            // What a sheet computes is known to the browser alone.
            Optional<String> link =
                    XmlAddresses.this == XSLT && value.contains("{")
                            ? Optional.empty()
                            : link(value, modifier());
            if (link.isPresent()) {
                char quote = copy.quote(attribute);
                String escaped = link.get().replace("&", "&amp;");
                copy.replace(attribute, quote == '\'' ? escaped.replace("'", "&#39;") : escaped);
            }
        }

        private Modifier modifier() {
            return switch (xml.name()) {
                case STYLE_SHEET, "xsl:import", "xsl:include", "link" -> Modifier.STYLE;
                default ->
                        XmlAddresses.this == DASH
                                ? Modifier.IMAGE
                                : TagRewriter.modifier(xml.name(), here());
            };
        }

        private Optional<String> link(String reference, Modifier modifier) {
            return XmlAddresses.this == DASH
                    ? here().linkUnlessRelative(reference, modifier)
                    : here().link(reference, modifier);
        }

        private void end() {
            if (deeper > 0) {
                deeper--;
            } else if (within.size() > 1) {
                within.pop();
            }
        }

        /** Writes text that was held; it is an address only if it is all that the element has. */
        private void endText(boolean whole) throws IOException {
            if (!element.isEmpty()) {
                String bytes = text.toString(StandardCharsets.ISO_8859_1);
                out.write(whole && deeper == 0 ? address(bytes) : bytes);
                text.reset();
                element = "";
            }
        }

        /** Of several bases in one place the first counts. */
        private void base(String url) {
            Within own = within.pop();
            Within outer = within.pop();
            boolean counts = !outer.based && url.length() <= ArchivedUrl.MAX_LENGTH;
            within.push(counts ? new Within(outer.links.under(url), true) : outer);
            within.push(own);
        }

        private ArchiveLinks here() {
            return within.element().links;
        }

        /** A section is read as what it holds; text with other markup is no address. */
        private String address(String bytes) {
            String stripped = bytes.strip();
            int start = bytes.indexOf(stripped);
            int end = start + stripped.length();
            boolean section = stripped.startsWith(SECTION) && stripped.endsWith(SECTION_END);
            if (section) {
                start += SECTION.length();
                end -= SECTION_END.length();
            }
            String written = start < end ? bytes.substring(start, end) : "";
            if (written.indexOf('<') >= 0 || written.contains(SECTION_END)) {
                return bytes;
            }
            String decoded = PageText.decode(written, here().charset());
            String address = section ? decoded : PageText.unescape(decoded, false);
            Optional<String> link = link(address, Modifier.IMAGE);
            if (element.equals("baseurl")) {
                here().resolve(address).ifPresent(this::base);
            }
            if (link.isEmpty()) {
                return bytes;
            }
            String changed = section ? link.get() : link.get().replace("&", "&amp;");
            return bytes.substring(0, start) + changed + bytes.substring(end);
        }
    }
}
