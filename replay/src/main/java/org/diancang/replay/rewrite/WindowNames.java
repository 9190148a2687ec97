package org.diancang.replay.rewrite;

import java.util.Set;

/** Names by which scripts know windows, documents, and where these are. */
final class WindowNames {
    /** Whose location nothing but a window's or document's can be. */
    static final Set<String> SURE = Set.of("window", "document", "top", "parent");

    /** Most often a window's, and whose location is read as such. */
    static final Set<String> LIKELY =
            Set.of("window", "document", "top", "parent", "self", "globalThis", "frames");

    /** Last names of what may be taken apart to get at its location. */
    static final Set<String> TAKEN_APART =
            Set.of(
                    "window",
                    "document",
                    "top",
                    "parent",
                    "self",
                    "globalThis",
                    "frames",
                    "contentWindow",
                    "contentDocument",
                    "defaultView",
                    "ownerDocument");

    /** The names that are asked for, as strings. */
    static final Set<String> LITERALS =
            Set.of("\"location\"", "'location'", "`location`", "\"top\"", "'top'", "`top`");

    private WindowNames() {}
}
