package org.diancang.indexer.fulltext.extract.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * What is known of all elements of a name.
 *
 * @param name in small letters
 * @param isBlock whether lines break before and behind
 * @param isVoid whether there is nothing in it and no end tag (HTML Standard §13.1.2)
 * @param isUnread whether what is in it is no text of the page
 * @param isScope whether what began outside of it isn't ended in it
 * @param endsParagraph whether a paragraph ends before it
 * @param isHeading whether it is the heading of a section
 */
record ElementKind(
        String name,
        boolean isBlock,
        boolean isVoid,
        boolean isUnread,
        boolean isScope,
        boolean endsParagraph,
        boolean isHeading) {
    private static final Set<String> VOID =
            Set.of(
                    "area",
                    "base",
                    "basefont",
                    "bgsound",
                    "br",
                    "col",
                    "embed",
                    "frame",
                    "hr",
                    "img",
                    "input",
                    "keygen",
                    "link",
                    "meta",
                    "param",
                    "source",
                    "track",
                    "wbr");

    private static final Set<String> UNREAD =
            Set.of("script", "style", "iframe", "noembed", "noframes");

    private static final Set<String> SCOPES =
            Set.of(
                    "applet",
                    "caption",
                    "html",
                    "table",
                    "td",
                    "th",
                    "marquee",
                    "object",
                    "template",
                    "button",
                    "foreignobject",
                    "#root");

    private static final Set<String> ENDING_PARAGRAPHS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "center",
                    "details",
                    "dialog",
                    "dir",
                    "div",
                    "dl",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "header",
                    "hgroup",
                    "main",
                    "menu",
                    "nav",
                    "ol",
                    "p",
                    "search",
                    "section",
                    "summary",
                    "ul",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "pre",
                    "listing",
                    "form",
                    "li",
                    "dd",
                    "dt",
                    "plaintext",
                    "table",
                    "hr",
                    "xmp");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private static final Map<String, ElementKind> KNOWN = new HashMap<>();

    static {
        for (Set<String> names : List.of(VOID, UNREAD, SCOPES, ENDING_PARAGRAPHS)) {
            names.forEach(ElementKind::know);
        }
        for (String name :
                ("a abbr area b bdi bdo body canvas cite code colgroup del em embed font frameset"
                                + " head i img input ins kbd label legend map mark math nobr noscript"
                                + " optgroup option picture q s samp select small span strike"
                                + " strong sub sup svg tbody textarea tfoot thead time title tr tt"
                                + " u var video")
                        .split(" ", -1)) {
            know(name);
        }
    }

    private static void know(String name) {
        KNOWN.put(name, make(name));
    }

    static ElementKind of(String name) {
        ElementKind known = KNOWN.get(name);
        return known == null ? make(name) : known;
    }

    private static ElementKind make(String name) {
        return new ElementKind(
                name,
                Tag.isKnownTag(name) && Tag.valueOf(name).isBlock(),
                VOID.contains(name),
                UNREAD.contains(name),
                SCOPES.contains(name),
                ENDING_PARAGRAPHS.contains(name),
                HEADINGS.contains(name));
    }
}
