package org.diancang.html;

import java.util.Set;

/**
 * Whether the page is within SVG or MathML, where styles, titles and scripts are read like all
 * other elements (HTML Standard §13.2.6.5). Levels beyond 64 are taken for the 64th.
 */
final class ForeignContent {
    private static final int DEEPEST = 64;

    private static final Set<String> ROOTS = Set.of("svg", "math");

    /** Within which HTML goes on. */
    private static final Set<String> INTEGRATION_POINTS =
            Set.of(
                    "foreignobject",
                    "desc",
                    "title",
                    "annotation-xml",
                    "mi",
                    "mo",
                    "mn",
                    "ms",
                    "mtext");

    /** HTML elements that end SVG and MathML wherever they stand. */
    private static final Set<String> BREAKOUTS =
            Set.of(
                    "b",
                    "big",
                    "blockquote",
                    "body",
                    "br",
                    "center",
                    "code",
                    "dd",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "embed",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "head",
                    "hr",
                    "i",
                    "img",
                    "li",
                    "listing",
                    "menu",
                    "meta",
                    "nobr",
                    "ol",
                    "p",
                    "pre",
                    "ruby",
                    "s",
                    "small",
                    "span",
                    "strong",
                    "strike",
                    "sub",
                    "sup",
                    "table",
                    "tt",
                    "u",
                    "ul",
                    "var");

    private final String[] open = new String[DEEPEST];
    private int depth;

    boolean isForeign() {
        return depth > 0 && ROOTS.contains(open[depth - 1]);
    }

    /** Takes a start tag; true if it is one of SVG or MathML. */
    boolean start(String name, boolean selfClosing) {
        if (ROOTS.contains(name)) {
            push(name, selfClosing);
            return true;
        }
        if (!isForeign()) {
            return false;
        }
        if (BREAKOUTS.contains(name)) {
            depth--;
            return start(name, selfClosing);
        }
        if (INTEGRATION_POINTS.contains(name)) {
            push(name, selfClosing);
        }
        return true;
    }

    private void push(String name, boolean selfClosing) {
        if (!selfClosing && depth < DEEPEST) {
            open[depth++] = name;
        }
    }

    void end(String name) {
        if (depth == 0) {
            return;
        }
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].equals(name)) {
                depth = i;
                return;
            }
        }
    }
}
