package org.diancang.orchestrator.site.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses in CIDR form (RFC 4632 §3.1), such as {@code 10.0.0.0/8}.
 *
 * @param network its first address
 * @param prefix leading bits that belong to the network
 */
public record AddressRange(InetAddress network, int prefix) {
    public AddressRange {
        int bits = network.getAddress().length * 8;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    "prefix length must be 0 to " + bits + ", is " + prefix);
        }
    }

    /**
     * Reads {@code address/prefix}; an address alone is a range of one.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        // Letters outside hexadecimal would make Java ask the DNS for a name.
        if (parts.length > 2 || !parts[0].matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException("not a range such as 10.0.0.0/8: '" + text + "'");
        }
        try {
            InetAddress network = InetAddress.getByName(parts[0]);
            int prefix =
                    parts.length == 2
                            ? Integer.parseInt(parts[1])
                            : network.getAddress().length * 8;
            return new AddressRange(network, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a range such as 10.0.0.0/8: '" + text + "'", e);
        }
    }

    /** Whether an address lies in the range. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
    }
}
