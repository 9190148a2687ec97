package org.diancang.events;

/**
 * What one host may give to a crawl.
 *
 * @param maxUrls URLs fetched at most; 0: no limit
 * @param maxBytes bytes fetched at most; 0: no limit
 */
public record HostLimits(long maxUrls, long maxBytes) {
    /** No limit. */
    public static final HostLimits NONE = new HostLimits(0, 0);

    public HostLimits {
        if (maxUrls < 0 || maxBytes < 0) {
            throw new IllegalArgumentException("limits of a host must be zero or more");
        }
    }
}
