package org.diancang.url;

/**
 * What decides the Kafka partition of a capture: the registered domain in SURT ({@code
 * com,example}); {@code dns:} URLs by their host, IP addresses themselves, all else its scheme.
 *
 * @param value the key
 */
public record PartitionKey(String value) {
    /** The partition key of a URL as captured; never fails. */
    public static PartitionKey of(String url) {
        throw new UnsupportedOperationException(url);
    }

    @Override
    public String toString() {
        return value;
    }
}
