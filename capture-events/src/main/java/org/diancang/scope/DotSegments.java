package org.diancang.scope;

/**
 * Takes {@code .} and {@code ..} out of a path as Heritrix does it, which is not RFC 3986's way.
 */
final class DotSegments {
    private DotSegments() {}

    /** The path without them; it begins with a slash, and so does what is answered. */
    static String removed(String path) {
        String text = withoutOnes(path);
        int from = 0;
        for (int dots = text.indexOf("/../"); dots >= 0; dots = text.indexOf("/../", from)) {
            int parent = text.lastIndexOf('/', dots - 1);
            if (parent >= 0) {
                text = text.substring(0, parent) + text.substring(dots + 3);
            } else {
                from = dots + 3;
            }
        }
        if (text.endsWith("/..")) {
            int parent = text.lastIndexOf('/', text.length() - 4);
            text = parent >= 0 ? text.substring(0, parent + 1) : text;
        }
        while (text.startsWith("/../")) {
            text = text.substring(3);
        }
        return text.equals("/..") ? "/" : text;
    }

    private static String withoutOnes(String path) {
        String text = path;
        for (int dot = text.indexOf("/./"); dot >= 0; dot = text.indexOf("/./")) {
            text = text.substring(0, dot) + text.substring(dot + 2);
        }
        return text.endsWith("/.") ? text.substring(0, text.length() - 1) : text;
    }
}
