package org.diancang.indexer.cdx;

/**
 * How a URL differs from its urlkey, where that is only the order of its labels and what stands
 * before them: then it is made from the key, and need not be kept. One byte: bit 0 says {@code
 * https}, bit 1 {@code www.}, bit 2 that the host ends the URL.
 */
public final class UrlForm {
    /** The scheme is https. */
    public static final int HTTPS = 1;

    /** {@code www.} stands before the host of the key. */
    public static final int WWW = 2;

    /** The URL ends with its host, without a slash. */
    public static final int NO_PATH = 4;

    private UrlForm() {}

    /**
     * The URL of a key.
     *
     * @throws IndexOutOfBoundsException if the key has no host
     */
    static String url(int form, String urlkey) {
        int end = urlkey.indexOf(')');
        var url = new StringBuilder(urlkey.length() + 16);
        url.append((form & HTTPS) != 0 ? "https://" : "http://");
        if ((form & WWW) != 0) {
            url.append("www.");
        }
        for (int to = end; to >= 0; ) {
            int comma = urlkey.lastIndexOf(',', to - 1);
            url.append(urlkey, comma + 1, to);
            if (comma >= 0) {
                url.append('.');
            }
            to = comma;
        }
        return (form & NO_PATH) != 0
                ? url.toString()
                : url.append(urlkey, end + 1, urlkey.length()).toString();
    }

    /** Writes the URL of a key, of which the first {@code length} bytes are the urlkey. */
    static void write(int form, byte[] key, int length, CompactBytes out) {
        int end = 0;
        while (end < length && key[end] != ')') {
            end++;
        }
        out.ascii((form & HTTPS) != 0 ? "https://" : "http://");
        if ((form & WWW) != 0) {
            out.ascii("www.");
        }
        for (int to = end; to >= 0; ) {
            int from = to;
            while (from > 0 && key[from - 1] != ',') {
                from--;
            }
            out.octets(key, from, to - from);
            if (from > 0) {
                out.octet('.');
            }
            to = from - 1;
        }
        if ((form & NO_PATH) == 0) {
            out.octets(key, end + 1, Math.max(0, length - end - 1));
        }
    }
}
