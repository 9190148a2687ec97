package org.diancang.url;

/**
 * The sort-friendly form of a URL (SURT), key of a CDX line, as pywb and OpenWayback write it:
 * {@code http://www.example.com/A?b=1} is {@code com,example)/a?b=1}.
 *
 * @param value the key
 */
public record UrlKey(String value) {
    /** The key of a URL as captured; never fails: what is no URL gets a key all the same. */
    public static UrlKey of(String url) {
        throw new UnsupportedOperationException(url);
    }

    @Override
    public String toString() {
        return value;
    }
}
