package org.diancang.indexer.cdx.intake;

import org.diancang.indexer.cdx.UrlForm;

/**
 * Recognises, byte by byte, a URL that canonicalising would leave as it is but for the order of its
 * labels: then the urlkey that stands beside it is checked, and need not be made. Most lines of
 * most files are such; for all others {@code UrlKey} is asked.
 */
final class CommonUrl {
    private static final boolean[] HOST = allowed("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static final boolean[] PATH = allowed("abcdefghijklmnopqrstuvwxyz0123456789-_./");
    private static final boolean[] QUERY = allowed("abcdefghijklmnopqrstuvwxyz0123456789-_.=");

    private CommonUrl() {}

    /**
     * Length of the host's part of the urlkey, without parenthesis, if the URL is common and the
     * urlkey its own; otherwise -1, which says nothing about either.
     */
    static int hostOf(byte[] b, int url, int urlEnd, int key, int keyEnd) {
        int host = afterScheme(b, url, urlEnd);
        if (host < 0) {
            return -1;
        }
        if (begins(b, host, urlEnd, 'w', 'w', 'w') && host + 3 < urlEnd && b[host + 3] == '.') {
            host += 4;
        }
        int hostEnd = host;
        while (hostEnd < urlEnd && b[hostEnd] != '/') {
            if (b[hostEnd] < 0 || !HOST[b[hostEnd]]) {
                return -1;
            }
            hostEnd++;
        }
        int length = hostEnd - host;
        if (length < 2
                || keyEnd - key < length + 2
                || b[key + length] != ')'
                || begins(b, host, hostEnd, 'w', 'w', 'w')
                || !isReversed(b, host, hostEnd, key)) {
            return -1;
        }
        return isPath(b, hostEnd, urlEnd, key + length + 1, keyEnd) ? length : -1;
    }

    /** The {@link UrlForm} of a URL that is common. */
    static int formOf(byte[] b, int url, int urlEnd) {
        int host = afterScheme(b, url, urlEnd);
        int form = b[url + 4] == 's' ? UrlForm.HTTPS : 0;
        if (begins(b, host, urlEnd, 'w', 'w', 'w')) {
            form |= UrlForm.WWW;
        }
        for (int i = host; i < urlEnd; i++) {
            if (b[i] == '/') {
                return form;
            }
        }
        return form | UrlForm.NO_PATH;
    }

    private static int afterScheme(byte[] b, int url, int end) {
        if (end - url < 10 || !begins(b, url, end, 'h', 't', 't') || b[url + 3] != 'p') {
            return -1;
        }
        int colon = b[url + 4] == 's' ? url + 5 : url + 4;
        return b[colon] == ':' && b[colon + 1] == '/' && b[colon + 2] == '/' ? colon + 3 : -1;
    }

    /** Whether labels stand in the key in the opposite order; none may be empty. */
    private static boolean isReversed(byte[] b, int host, int hostEnd, int key) {
        int at = key;
        int end = hostEnd;
        boolean last = true;
        while (end >= host) {
            int start = end;
            while (start > host && b[start - 1] != '.') {
                start--;
            }
            // A host that ends in digits may be an address, which has other forms.
            if (start == end || (last && b[end - 1] >= '0' && b[end - 1] <= '9')) {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (b[at++] != b[i]) {
                    return false;
                }
            }
            if (start == host) {
                return true;
            }
            if (b[at++] != ',') {
                return false;
            }
            last = false;
            end = start - 1;
        }
        return false;
    }

    private static boolean isPath(byte[] b, int path, int end, int key, int keyEnd) {
        if (path == end) {
            return keyEnd - key == 1 && b[key] == '/';
        }
        if (end - path != keyEnd - key) {
            return false;
        }
        boolean[] allowed = PATH;
        int mark = end;
        for (int i = path; i < end; i++) {
            byte c = b[i];
            if (c != b[key + i - path] || c < 0) {
                return false;
            }
            if (c == '?' && mark == end) {
                mark = i;
                allowed = QUERY;
            } else if (!allowed[c]) {
                return false;
            } else if (c == '/' && i + 1 < end && (b[i + 1] == '/' || b[i + 1] == '.')) {
                return false;
            }
        }
        if (mark == end) {
            return end - path == 1 || b[end - 1] != '/';
        }
        return mark + 1 < end
                && (mark - path == 1 || b[mark - 1] != '/')
                && !mayNameASession(b, mark + 1, end);
    }

    /**
     * Names of sessions that canonicalising drops all contain {@code sid}, {@code cf} or {@code
     * sess}.
     */
    private static boolean mayNameASession(byte[] b, int from, int end) {
        for (int i = from; i + 1 < end; i++) {
            if ((b[i] == 'c' && b[i + 1] == 'f')
                    || begins(b, i, end, 's', 'i', 'd')
                    || begins(b, i, end, 's', 'e', 's')) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] b, int at, int end, char one, char two, char three) {
        return end - at >= 3 && b[at] == one && b[at + 1] == two && b[at + 2] == three;
    }

    private static boolean[] allowed(String characters) {
        boolean[] allowed = new boolean[128];
        characters.chars().forEach(c -> allowed[c] = true);
        return allowed;
    }
}
