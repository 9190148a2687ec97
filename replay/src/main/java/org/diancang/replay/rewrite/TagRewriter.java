package org.diancang.replay.rewrite;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.diancang.html.HtmlTokenizer;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Modifier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of each attribute of a tag; knows the page's base address. */
final class TagRewriter {
    /** Name of the frame that an archived page fills; links to _top end there. */
    static final String PAGE_FRAME = "dc_page";

    /** A page in a page in a page … is followed so far; nobody means more. */
    private static final int DEEPEST = 8;

    private static final Set<String> PAGES_WITHIN =
            Set.of("iframe", "frame", "object", "embed", "applet", "portal", "fencedframe");
    private static final Set<String> LINKS =
            Set.of("a", "area", "form", "base", "button", "q", "blockquote", "ins", "del", "head");
    private static final Map<String, Modifier> BY_TAG =
            Map.of("script", Modifier.SCRIPT, "?xml-stylesheet", Modifier.STYLE);
    private static final String SCRIPT = "javascript:";
    private static final Pattern LIKE_URL = Pattern.compile("(?i)\\s*(?:https?:)?//[^/].*");

    private final TagCopy copy;
    private final String insertion;
    private final int depth;
    private ArchiveLinks links;
    private PlainReferences plain;
    private boolean baseSeen;

    /** What the address of the tag is for, once it was asked. */
    private @Nullable Modifier modifier;

    /**
     * A rewriter of the tags of one page.
     *
     * @param insertion what the page gets at its start, a page in an attribute too
     * @param depth how many pages the page is in
     */
    TagRewriter(TagCopy copy, ArchiveLinks links, String insertion, int depth) {
        this.insertion = insertion;
        this.copy = copy;
        this.links = links;
        this.plain = new PlainReferences(links);
        this.depth = depth;
    }

    ArchiveLinks links() {
        return links;
    }

    /** Writes the tag that was read last. */
    void rewrite() throws IOException {
        copy.begin();
        modifier = null;
        HtmlTokenizer tag = copy.tag();
        if (tag.name().equals("meta")) {
            meta(tag);
        } else {
            for (int i = 0; i < tag.attributes(); i++) {
                AttributeRole role = copy.role(i);
                if (role == AttributeRole.DISABLED) {
                    copy.disable(i);
                } else if (role != AttributeRole.NONE && tag.hasValue(i)) {
                    attribute(tag, i, role);
                }
            }
        }
        copy.end();
    }

    private void attribute(HtmlTokenizer tag, int attribute, AttributeRole role)
            throws IOException {
        switch (role) {
            case IMAGES -> change(attribute, v -> Srcset.rewrite(v, u -> link(u, Modifier.IMAGE)));
            case STYLE, PAINT -> {
                if (copy.mayHold(attribute, role == AttributeRole.PAINT ? "(" : "(@")) {
                    change(attribute, v -> new CssRewriter(links).rewrite(v));
                }
            }
            case TARGET -> {
                if (copy.mayHold(attribute, "_")) {
                    change(attribute, TagRewriter::target);
                }
            }
            case PAGE -> page(attribute);
            case DATA -> {
                if (tag.name().equals("object")) {
                    address(attribute, Modifier.FRAME);
                }
            }
            case PICTURE -> address(attribute, Modifier.IMAGE);
            case ADDRESS -> {
                if (tag.name().equals("base") && tag.attribute("href") == attribute) {
                    base(attribute);
                } else {
                    address(attribute, modifier(tag));
                }
            }
            case TYPE -> {
                if (tag.name().equals("script")) {
                    change(attribute, TagRewriter::type);
                }
            }
            case VALUE -> {
                if (tag.name().equals("param") && copy.mayHold(attribute, "/")) {
                    change(
                            attribute,
                            v -> LIKE_URL.matcher(v).matches() ? link(v, Modifier.IMAGE) : v);
                }
            }
            case HANDLER -> {
                // Without the shim nobody could answer what it asks.
                if (!insertion.isEmpty()) {
                    change(attribute, WindowRewriter::rewrite);
                }
            }
            case DISABLED, NONE -> {}
        }
    }

    private void page(int attribute) throws IOException {
        if (depth < DEEPEST) {
            change(attribute, v -> HtmlRewriter.rewriteInner(v, links, insertion, depth + 1));
        } else {
            copy.disable(attribute);
        }
    }

    /** Such rules would have the browser fetch pages ahead, past the content policy. */
    private static String type(String value) {
        return value.strip().equalsIgnoreCase("speculationrules") ? "application/json" : value;
    }

    private void address(int attribute, Modifier what) throws IOException {
        if (!copy.putBefore(attribute, plain, what)) {
            change(attribute, v -> link(v, what));
        }
    }

    private Modifier modifier(HtmlTokenizer tag) {
        Modifier known = modifier;
        if (known == null) {
            // Looked for once: a tag may have a hundred thousand attributes, and each may ask.
            known = modifier = modifier(tag.name());
        }
        return known;
    }

    private Modifier modifier(String name) {
        return name.equals("link") ? linked() : modifier(name, links);
    }

    /** What an address of a tag is for, where the tag's name says it. */
    static Modifier modifier(String name, ArchiveLinks links) {
        if (PAGES_WITHIN.contains(name)) {
            return Modifier.FRAME;
        }
        return LINKS.contains(name) ? links.page() : BY_TAG.getOrDefault(name, Modifier.IMAGE);
    }

    private Modifier linked() {
        String rel = copy.keyword("rel").orElse("");
        String as = copy.keyword("as").orElse("");
        if (rel.contains("stylesheet") || as.equals("style")) {
            return Modifier.STYLE;
        }
        if (as.equals("script") || rel.contains("modulepreload")) {
            return Modifier.SCRIPT;
        }
        return rel.contains("icon") || !as.isEmpty() ? Modifier.IMAGE : links.page();
    }

    private void base(int attribute) throws IOException {
        Optional<String> resolved = links.resolve(copy.value(attribute, links.charset()));
        change(attribute, v -> link(v, links.page()));
        // A longer one names no page that could be looked up, and every link would repeat it.
        if (resolved.isPresent()
                && resolved.get().length() <= ArchivedUrl.MAX_LENGTH
                && !baseSeen) {
            // Only the first counts (HTML Standard §4.2.3).
            baseSeen = true;
            links = links.under(resolved.get().replaceFirst("#.*", ""));
            plain = new PlainReferences(links);
        }
    }

    private static String target(String value) {
        String target = value.strip().toLowerCase(Locale.ROOT);
        return target.equals("_top") || target.equals("_parent") ? PAGE_FRAME : value;
    }

    private void meta(HtmlTokenizer tag) throws IOException {
        String equiv = copy.keyword("http-equiv").orElse("");
        String name = copy.keyword("name").orElse("");
        boolean refused =
                equiv.startsWith("content-security-policy")
                        || equiv.equals("x-frame-options")
                        || equiv.equals("set-cookie")
                        || equiv.equals("x-dns-prefetch-control")
                        || name.equals("referrer");
        if (!refused && !equiv.equals("refresh")) {
            return;
        }
        for (int i = 0; i < tag.attributes(); i++) {
            String attribute = tag.attributeName(i);
            boolean names = attribute.equals("http-equiv") || attribute.equals("name");
            boolean content = attribute.equals("content");
            if (refused && (names || content)) {
                copy.disable(i);
            } else if (!refused && content && tag.hasValue(i)) {
                change(i, v -> Refresh.rewrite(v, links));
            }
        }
    }

    private String link(String reference, Modifier modifier) {
        return links.link(reference, modifier).orElseGet(() -> asking(reference));
    }

    /** Code in an address asks the shim too; what is percent-encoded in it stays as it is. */
    private String asking(String reference) {
        boolean code = reference.stripLeading().regionMatches(true, 0, SCRIPT, 0, SCRIPT.length());
        if (insertion.isEmpty() || !code || reference.indexOf('%') >= 0) {
            return reference;
        }
        int start = reference.indexOf(':') + 1;
        return reference.substring(0, start) + Scripts.asking(reference.substring(start));
    }

    /** Changes a value if the change is one; what is left alone keeps its bytes. */
    private void change(int attribute, UnaryOperator<String> change) throws IOException {
        boolean xml = copy.tag().isXml();
        if (xml && !copy.isWellFormed(attribute)) {
            return;
        }
        String written = copy.decoded(attribute, links.charset());
        String decoded = xml ? XmlValue.normalized(written) : written;
        String meant = PageText.unescape(decoded, true);
        String changed = change.apply(meant);
        if (changed.equals(meant)) {
            return;
        }
        // Where the page wrote bare ampersands that mean themselves, they go on doing so.
        boolean bare =
                meant.equals(decoded)
                        && (!xml || decoded.indexOf('&') >= 0)
                        && PageText.unescape(changed, true).equals(changed);
        String escaped = bare ? changed : changed.replace("&", "&amp;");
        char quote = copy.quote(attribute);
        if (quote == '\'') {
            escaped = escaped.replace("'", "&#39;");
        } else {
            escaped = escaped.replace("\"", "&quot;");
        }
        if (quote == 0) {
            escaped = escaped.replace(" ", "&#32;").replace(">", "&gt;").replace("\n", "&#10;");
        }
        if (xml) {
            escaped = XmlValue.escaped(escaped);
        }
        copy.replace(attribute, PageText.encode(escaped, links.charset()));
    }
}
