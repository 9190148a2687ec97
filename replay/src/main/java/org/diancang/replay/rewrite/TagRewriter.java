package org.diancang.replay.rewrite;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Modifier;
import org.jsoup.parser.Parser;

/** Decides what becomes of each attribute of a tag; knows the page's base address. */
final class TagRewriter {
    /** Name of the frame that an archived page fills; links to _top end there. */
    static final String PAGE_FRAME = "dc_page";

    private static final Set<String> ADDRESSES =
            Set.of(
                    "href",
                    "xlink:href",
                    "src",
                    "background",
                    "action",
                    "formaction",
                    "poster",
                    "longdesc",
                    "cite",
                    "lowsrc",
                    "dynsrc",
                    "codebase",
                    "profile",
                    "usemap",
                    "icon");
    private static final Set<String> DISABLED =
            Set.of(
                    "integrity",
                    "ping",
                    "manifest",
                    "csp",
                    "attributionsrc",
                    // The address of the page tells the content site what a stray request means.
                    "referrerpolicy");

    /** Attributes of SVG that may hold {@code url(…)} (SVG 2 §6.6). */
    private static final Set<String> PRESENTATION =
            Set.of(
                    "fill",
                    "stroke",
                    "filter",
                    "mask",
                    "clip-path",
                    "marker-start",
                    "marker-mid",
                    "marker-end",
                    "cursor");

    private static final Set<String> PAGES_WITHIN =
            Set.of("iframe", "frame", "object", "embed", "applet", "portal", "fencedframe");
    private static final Set<String> LINKS =
            Set.of("a", "area", "form", "base", "button", "q", "blockquote", "ins", "del", "head");
    private static final Map<String, Modifier> BY_TAG =
            Map.of("script", Modifier.SCRIPT, "?xml-stylesheet", Modifier.STYLE);
    private static final Pattern LIKE_URL = Pattern.compile("(?i)\\s*(?:https?:)?//[^/].*");

    /** What stands before the address; nothing is ever tried twice, as hostile pages would like. */
    private static final Pattern REFRESH =
            Pattern.compile("(?i)\\s*+[\\d.]*+\\s*+[;,]?+\\s*+(?:url\\s*+=\\s*+)?+");

    /** What each page gets at its start, a page in an attribute too. */
    private final String insertion;

    private ArchiveLinks links;
    private boolean baseSeen;

    TagRewriter(ArchiveLinks links, String insertion) {
        this.links = links;
        this.insertion = insertion;
    }

    ArchiveLinks links() {
        return links;
    }

    void rewrite(Tag tag) {
        if (tag.name().equals("meta")) {
            meta(tag);
            return;
        }
        for (Tag.Attribute attribute : tag.attributes()) {
            attribute(tag, attribute);
        }
    }

    private void attribute(Tag tag, Tag.Attribute attribute) {
        String name = attribute.name();
        if (DISABLED.contains(name)) {
            tag.disable(attribute);
        } else if (!attribute.hasValue()) {
            return;
        } else if (name.equals("srcset") || name.equals("imagesrcset")) {
            change(tag, attribute, v -> Srcset.rewrite(v, u -> link(u, Modifier.IMAGE)));
        } else if (name.equals("style") || isPaint(tag, attribute)) {
            change(tag, attribute, v -> new CssRewriter(links).rewrite(v));
        } else if (name.startsWith("on") && !insertion.isEmpty()) {
            change(tag, attribute, WindowRewriter::rewrite);
        } else if (name.equals("target") || name.equals("formtarget")) {
            change(tag, attribute, this::target);
        } else if (name.equals("srcdoc")) {
            change(tag, attribute, v -> HtmlRewriter.rewriteInner(v, links, insertion));
        } else if (isAddress(tag, name)) {
            if (tag.name().equals("base") && name.equals("href")) {
                base(tag, attribute);
            } else {
                Modifier modifier = modifier(tag, name);
                change(tag, attribute, v -> link(v, modifier));
            }
        } else if (tag.name().equals("script") && name.equals("type")) {
            // Such rules would have the browser fetch pages ahead, past the content policy.
            change(
                    tag,
                    attribute,
                    v -> v.strip().equalsIgnoreCase("speculationrules") ? "application/json" : v);
        } else if (tag.name().equals("param") && name.equals("value")) {
            change(
                    tag,
                    attribute,
                    v -> LIKE_URL.matcher(v).matches() ? link(v, Modifier.IMAGE) : v);
        }
    }

    private static boolean isPaint(Tag tag, Tag.Attribute attribute) {
        return PRESENTATION.contains(attribute.name()) && tag.value(attribute).contains("(");
    }

    private static boolean isAddress(Tag tag, String name) {
        return switch (name) {
            case "data" -> tag.name().equals("object");
            case "archive", "code" -> false;
            case "usemap" -> false;
            default -> ADDRESSES.contains(name);
        };
    }

    private Modifier modifier(Tag tag, String attribute) {
        if (attribute.equals("background") || attribute.equals("poster")) {
            return Modifier.IMAGE;
        }
        if (PAGES_WITHIN.contains(tag.name())) {
            return Modifier.FRAME;
        }
        if (tag.name().equals("link")) {
            return linked(tag);
        }
        if (LINKS.contains(tag.name())) {
            return links.page();
        }
        return BY_TAG.getOrDefault(tag.name(), Modifier.IMAGE);
    }

    private Modifier linked(Tag tag) {
        String rel = tag.keyword("rel").orElse("");
        String as = tag.keyword("as").orElse("");
        if (rel.contains("stylesheet") || as.equals("style")) {
            return Modifier.STYLE;
        }
        if (as.equals("script") || rel.contains("modulepreload")) {
            return Modifier.SCRIPT;
        }
        return rel.contains("icon") || !as.isEmpty() ? Modifier.IMAGE : links.page();
    }

    private void base(Tag tag, Tag.Attribute attribute) {
        String href = plain(tag.value(attribute));
        Optional<String> resolved = links.resolve(href);
        change(tag, attribute, v -> link(v, links.page()));
        // A longer one names no page that could be looked up, and every link would repeat it.
        if (resolved.isPresent()
                && resolved.get().length() <= ArchivedUrl.MAX_LENGTH
                && !baseSeen) {
            // Only the first counts (HTML Standard §4.2.3).
            baseSeen = true;
            links = links.under(resolved.get().replaceFirst("#.*", ""));
        }
    }

    private String target(String value) {
        String target = value.strip().toLowerCase(Locale.ROOT);
        return target.equals("_top") || target.equals("_parent") ? PAGE_FRAME : value;
    }

    private void meta(Tag tag) {
        String equiv = tag.keyword("http-equiv").orElse("");
        String name = tag.keyword("name").orElse("");
        boolean refused =
                equiv.startsWith("content-security-policy")
                        || equiv.equals("x-frame-options")
                        || equiv.equals("set-cookie")
                        || equiv.equals("x-dns-prefetch-control")
                        || name.equals("referrer");
        for (Tag.Attribute attribute : tag.attributes()) {
            boolean names =
                    attribute.name().equals("http-equiv") || attribute.name().equals("name");
            boolean content = attribute.name().equals("content");
            if (refused && (names || content)) {
                tag.disable(attribute);
            } else if (equiv.equals("refresh") && content && attribute.hasValue()) {
                change(tag, attribute, this::refresh);
            }
        }
    }

    private String refresh(String value) {
        Matcher before = REFRESH.matcher(value);
        int start = before.lookingAt() ? before.end() : 0;
        int end = value.length();
        if (start < end && (value.charAt(start) == '"' || value.charAt(start) == '\'')) {
            int close = value.indexOf(value.charAt(start), start + 1);
            end = close < 0 ? end : close;
            start++;
        }
        String address = value.substring(start, end);
        return address.isBlank()
                ? value
                : value.substring(0, start) + link(address, links.page()) + value.substring(end);
    }

    private String link(String reference, Modifier modifier) {
        return links.link(reference, modifier).orElse(reference);
    }

    private String plain(String raw) {
        return Parser.unescapeEntities(PageText.decode(raw, links.charset()), true);
    }

    /** Changes a value if the change is one; what is left alone keeps its bytes. */
    private void change(Tag tag, Tag.Attribute attribute, UnaryOperator<String> change) {
        String raw = tag.value(attribute);
        String decoded = PageText.decode(raw, links.charset());
        String plain = Parser.unescapeEntities(decoded, true);
        String changed = change.apply(plain);
        if (changed.equals(plain)) {
            return;
        }
        // Where the page wrote bare ampersands that mean themselves, they go on doing so.
        String escaped = plain.equals(decoded) ? changed : changed.replace("&", "&amp;");
        char quote = tag.quote(attribute);
        if (quote == '\'') {
            escaped = escaped.replace("'", "&#39;");
        } else {
            escaped = escaped.replace("\"", "&quot;");
        }
        if (quote == 0) {
            escaped = escaped.replace(" ", "&#32;").replace(">", "&gt;").replace("\n", "&#10;");
        }
        tag.replaceValue(attribute, PageText.encode(escaped, links.charset()));
    }
}
