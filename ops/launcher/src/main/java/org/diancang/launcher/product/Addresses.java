package org.diancang.launcher.product;

import java.util.List;
import java.util.Optional;

/**
 * What the crawler may reach.
 *
 * @param allowedPrivateRanges CIDR ranges of private addresses that may be crawled
 * @param dnsServer {@code host:port} that names are resolved with; empty: the system's
 */
public record Addresses(List<String> allowedPrivateRanges, Optional<String> dnsServer) {
    /** The open web, and nothing private. */
    public static final Addresses PUBLIC = new Addresses(List.of(), Optional.empty());

    public Addresses {
        allowedPrivateRanges = List.copyOf(allowedPrivateRanges);
    }
}
