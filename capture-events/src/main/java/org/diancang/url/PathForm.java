package org.diancang.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one form of a path that keys use: decoded and encoded once, without dot segments, empty
 * segments, session ids of ASP.NET, upper case and a trailing slash.
 */
final class PathForm {
    private static final int TOKEN_LENGTH = 24;
    private static final String PAGE = ".aspx";

    private PathForm() {}

    /** Form of a path below a host; begins with a slash. */
    static String ofHierarchical(String octets) {
        return finish(withoutDotSegments(PercentEncoding.decodeFully(octets)));
    }

    /** Form of what follows the scheme where there is no host: no segments are seen in it. */
    static String ofOpaque(String octets) {
        return finish(PercentEncoding.decodeFully(octets));
    }

    private static String finish(String decoded) {
        String path = PercentEncoding.encode(decoded).toLowerCase(Locale.ROOT);
        path = withoutSession(withoutSession(path, true), false);
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private static String withoutDotSegments(String path) {
        List<String> kept = new ArrayList<>();
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.equals("..")) {
                // What leads above the root is dropped by RFC 3986 §5.2.4. pywb keeps it, and
                // takes it away again with the next one.
                if (kept.isEmpty()) {
                    kept.add(segment);
                } else {
                    kept.removeLast();
                }
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
            start = end + 1;
        }
        StringBuilder out = new StringBuilder(path.length() + 1).append('/');
        for (int i = 0; i < kept.size(); i++) {
            out.append(kept.get(i));
            if (i < kept.size() - 1 && !kept.get(i).isEmpty()) {
                out.append('/');
            }
        }
        return out.toString();
    }

    /** Drops the last segment that is a session id and stands before a page of ASP.NET. */
    private static String withoutSession(String path, boolean lettered) {
        int lastPage = -1;
        int segmentEnd = path.length();
        for (int i = path.length() - 1; i >= 0; i--) {
            char c = path.charAt(i);
            if (c == '?') {
                lastPage = -1;
            } else if (c == '.' && lastPage < 0 && path.startsWith(PAGE, i)) {
                lastPage = i;
            } else if (c == '/') {
                if (lastPage > segmentEnd + 1 && isSession(path, i + 1, segmentEnd, lettered)) {
                    return path.substring(0, i + 1) + path.substring(segmentEnd + 1);
                }
                segmentEnd = i;
            }
        }
        return path;
    }

    /** {@code (24 letters or digits)}, or lettered {@code (S(24)F(24))}. */
    private static boolean isSession(String path, int start, int end, boolean lettered) {
        if (end - start < 2 || path.charAt(start) != '(' || path.charAt(end - 1) != ')') {
            return false;
        }
        if (!lettered) {
            return end - start == TOKEN_LENGTH + 2 && isToken(path, start + 1);
        }
        int group = TOKEN_LENGTH + 3;
        int inner = end - start - 2;
        if (inner == 0 || inner % group != 0) {
            return false;
        }
        for (int i = start + 1; i < end - 1; i += group) {
            char letter = path.charAt(i);
            if (letter < 'a'
                    || letter > 'z'
                    || path.charAt(i + 1) != '('
                    || path.charAt(i + group - 1) != ')'
                    || !isToken(path, i + 2)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String path, int start) {
        return path.substring(start, start + TOKEN_LENGTH)
                .chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}
