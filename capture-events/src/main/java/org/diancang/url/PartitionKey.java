package org.diancang.url;

import java.util.Locale;

/**
 * What decides the Kafka partition of a capture: the registered domain in SURT ({@code
 * com,example}); {@code dns:} URLs by their host, IP addresses themselves, all else its scheme.
 *
 * <p>Where a {@link UrlKey} begins with a host name, it begins with this key, so that look-ups of a
 * URL, a host or anything below a registered domain meet one partition.
 *
 * @param value the key
 */
public record PartitionKey(String value) {
    /**
     * Reads the public suffix list. Services do so before they take requests: else each of the
     * first requests that come side by side reads the whole list for itself.
     */
    public static void prepare() {
        RegisteredDomain.load();
    }

    /** The partition key of a URL as captured; never fails. */
    public static PartitionKey of(String url) {
        String tidy = SplitUrl.tidy(url);
        if (tidy.isEmpty()) {
            return new PartitionKey("-");
        }
        SplitUrl split = SplitUrl.of(tidy);
        String host =
                split.scheme().equalsIgnoreCase("dns")
                        ? HostForm.withoutWww(HostForm.of(nameAsked(split.path())))
                        : split.hostForm();
        return new PartitionKey(
                host.isEmpty() ? split.scheme().toLowerCase(Locale.ROOT) : ofHost(host));
    }

    /** The name in {@code dns:[//server/]name[;type=…]} (RFC 4501 §3). */
    private static String nameAsked(String path) {
        int end = path.indexOf(';');
        String name = end < 0 ? path : path.substring(0, end);
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static String ofHost(String host) {
        boolean address =
                host.indexOf(':') >= 0 || (IpV4.mayBe(host) && host.equals(IpV4.dotted(host)));
        return address
                ? host
                : HostForm.reversed(RegisteredDomain.of(host)).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
