package org.diancang.indexer.fulltext.extract.layout;

import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/** The address that the relative ones of a page are relative to. */
final class BaseAddress {
    private final String url;

    /** Its scheme and host; empty where it is no plain address of the web. */
    private final String site;

    /** It up to its last slash; empty as well. */
    private final String folder;

    BaseAddress(String url) {
        this.url = url;
        int host = url.startsWith("http") ? url.indexOf("://") + 3 : 0;
        int path = url.indexOf('/', host);
        boolean plain = host > 3 && path > host && isPlain(url.substring(path));
        this.site = plain ? url.substring(0, path) : "";
        this.folder = plain ? url.substring(0, url.lastIndexOf('/') + 1) : "";
    }

    /** An address as browsers read it; empty if they can't. */
    String resolve(String written) {
        if (written.startsWith("https://") || written.startsWith("http://")) {
            return written;
        }
        // Most are written so, and those who know all forms make an object of each part.
        if (!folder.isEmpty() && isPlain(written)) {
            return (written.charAt(0) == '/' ? site : folder) + written;
        }
        return new Element(Tag.valueOf("a"), url).attr("href", written).absUrl("href");
    }

    /** Whether it is a path of plain names: nothing to step over, to escape or to end it. */
    private static boolean isPlain(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean ends = before == '/' && i > 0;
            if (!isOfName(c) && !(c == '/' && !ends) && !(c == '.' && before != '/')) {
                return false;
            }
            before = c;
        }
        return !path.isEmpty();
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }
}
