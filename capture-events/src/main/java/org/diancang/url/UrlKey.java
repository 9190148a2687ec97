package org.diancang.url;

/**
 * The sort-friendly form of a URL (SURT), key of a CDX line, as pywb writes it (python-surt 0.3.1):
 * {@code http://www.example.com/A?b=1} is {@code com,example)/a?b=1}.
 *
 * <p>Always printable ASCII without spaces, so that it can stand in a line of CDX.
 *
 * @param value the key
 */
public record UrlKey(String value) {
    /** Key of an empty URL. */
    private static final UrlKey NONE = new UrlKey("-");

    /**
     * The key of a URL as captured; never fails: what is no URL gets a key all the same. Takes time
     * in proportion to the URL's length.
     */
    public static UrlKey of(String url) {
        String tidy = SplitUrl.tidy(url);
        if (tidy.isEmpty()) {
            return NONE;
        }
        if (url.startsWith("filedesc")) {
            // The name of an ARC file, which is not to be folded.
            return new UrlKey(PercentEncoding.encodeUnprintable(PercentEncoding.octets(tidy)));
        }
        SplitUrl split = SplitUrl.of(tidy);
        String host = split.hostForm();
        String query = QueryForm.of(split.query());
        StringBuilder key = new StringBuilder(tidy.length() + 16);
        if (host.isEmpty()) {
            String path = PathForm.ofOpaque(split.path());
            key.append(split.scheme()).append(':');
            key.append(path.isEmpty() && !query.isEmpty() ? "/" : path);
        } else {
            key.append(HostForm.reversed(host)).append(split.portForm()).append(')');
            key.append(PathForm.ofHierarchical(split.path()));
        }
        if (!query.isEmpty()) {
            key.append('?').append(query);
        }
        return new UrlKey(key.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
