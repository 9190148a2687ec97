package org.diancang.orchestrator.site.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be crawled: those of the public internet (IANA special-purpose registries,
 * RFC 6890), and those that configuration allows.
 */
@Component
public final class AddressRules {
    private static final List<AddressRange> NOT_PUBLIC =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");
    private final List<AddressRange> allowed;

    /** Rules that allow what {@link AddressSettings#allowedPrivateRanges()} lists. */
    public AddressRules(AddressSettings settings) {
        allowed = settings.ranges();
    }

    /** Whether a crawler may connect to this address. */
    public boolean allows(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        boolean routed = address instanceof Inet4Address || GLOBAL_UNICAST.contains(address);
        return routed && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream().map(AddressRange::parse).toList();
    }
}
