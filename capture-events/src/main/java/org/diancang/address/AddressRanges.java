package org.diancang.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which network addresses may be crawled: all that are public, and those private ones that an
 * operator listed. Refused otherwise is what the IANA special-purpose registries (RFC 6890) say is
 * not globally reachable. An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is judged
 * by both. Immutable.
 */
public final class AddressRanges {
    private static final List<Cidr> NOT_PUBLIC =
            Stream.of(
                            "0.0.0.0/8", // this network
                            "10.0.0.0/8", // private
                            "100.64.0.0/10", // shared by carriers (CGNAT)
                            "127.0.0.0/8", // loopback
                            "169.254.0.0/16", // link-local, cloud metadata
                            "172.16.0.0/12", // private
                            "192.0.0.0/24", // protocol assignments
                            "192.0.2.0/24", // documentation
                            "192.31.196.0/24", // AS112
                            "192.52.193.0/24", // AMT
                            "192.88.99.0/24", // 6to4 relays, deprecated
                            "192.168.0.0/16", // private
                            "192.175.48.0/24", // AS112
                            "198.18.0.0/15", // benchmarks
                            "198.51.100.0/24", // documentation
                            "203.0.113.0/24", // documentation
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4", // reserved, broadcast
                            "::/96", // unspecified, loopback, IPv4-compatible
                            "::ffff:0:0:0/96", // IPv4-translated
                            "64:ff9b:1::/48", // local NAT64
                            "100::/64", // discard
                            "100:0:0:1::/64", // dummy
                            "2001::/23", // protocol assignments, Teredo
                            "2001:db8::/32", // documentation
                            "3fff::/20", // documentation
                            "5f00::/16", // segment routing
                            "fc00::/7", // unique local
                            "fe80::/10", // link-local
                            "fec0::/10", // site-local, deprecated
                            "ff00::/8") // multicast
                    .map(Cidr::parse)
                    .toList();

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    private final List<Cidr> allowed;

    private AddressRanges(List<Cidr> allowed) {
        this.allowed = allowed;
    }

    /**
     * Ranges that let public addresses through and these.
     *
     * @param allowedPrivateRanges CIDR notation, such as {@code 127.0.0.2/32} or {@code fd00::/8}
     * @throws IllegalArgumentException naming a range that is none
     */
    public static AddressRanges publicAnd(List<String> allowedPrivateRanges) {
        return new AddressRanges(allowedPrivateRanges.stream().map(Cidr::parse).toList());
    }

    /** Whether an address may be connected to. */
    public boolean permits(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (isIn(allowed, bytes)) {
            return true;
        }
        if (isIn(NOT_PUBLIC, bytes)) {
            return false;
        }
        if (NAT64.contains(bytes)) {
            return permits(ipv4(bytes, 12));
        }
        return !SIX_TO_FOUR.contains(bytes) || permits(ipv4(bytes, 2));
    }

    private static boolean isIn(List<Cidr> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static InetAddress ipv4(byte[] ipv6, int at) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {ipv6[at], ipv6[at + 1], ipv6[at + 2], ipv6[at + 3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
