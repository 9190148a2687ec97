package org.diancang.scope;

/**
 * Paths that no human made: too deep, or the same segments again and again. Nothing is allocated,
 * and regular expressions would take time in the cube of the URL's length.
 */
final class Traps {
    private final int mostSegments;
    private final int mostRepeats;

    Traps(int mostSegments, int mostRepeats) {
        this.mostSegments = mostSegments;
        this.mostRepeats = mostRepeats;
    }

    /** Whether the path has more segments than allowed; {@code path} is where it begins. */
    boolean isTooDeep(String url, int path) {
        int segments = 0;
        for (int i = path; i < url.length() && url.charAt(i) != '?'; i++) {
            if (url.charAt(i) == '/' && ++segments > mostSegments) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether what lies between two slashes, one segment or several, follows itself more often than
     * allowed, in the path or in the query.
     */
    boolean isRepeating(String url) {
        for (int before = url.indexOf('/'); before >= 0; before = url.indexOf('/', before + 1)) {
            int longest = (url.length() - 1 - before) / (mostRepeats + 1);
            int last = url.indexOf('/', before + 1);
            while (last >= 0 && last - before <= longest) {
                int period = last - before;
                int start = before + 1;
                if (url.regionMatches(start, url, start + period, mostRepeats * period)) {
                    return true;
                }
                last = url.indexOf('/', last + 1);
            }
        }
        return false;
    }
}
