package org.diancang.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A block of addresses with a common prefix (RFC 4632, RFC 4291 §2.3). Immutable. */
public final class Cidr {
    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads {@code address/bits}, or an address alone for itself.
     *
     * @throws IllegalArgumentException if the text is neither; a host name is never looked up
     */
    public static Cidr parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || !isNumeric(parts[0])) {
            throw new IllegalArgumentException("not a CIDR range: '" + text + "'");
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("prefix length out of range: '" + text + "'");
            }
            return new Cidr(masked(address, bits), bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a CIDR range: '" + text + "'", e);
        }
    }

    /** Whether an address of 4 or 16 bytes is in the block; one of the other family never is. */
    public boolean contains(byte[] address) {
        return address.length == network.length && Arrays.equals(masked(address, bits), network);
    }

    /** Only what Java parses itself, so that no name is ever resolved. */
    private static boolean isNumeric(String address) {
        return address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] result = address.clone();
        for (int i = 0; i < result.length; i++) {
            int keep = Math.clamp(bits - i * 8L, 0, 8);
            result[i] = (byte) (result[i] & (0xFF << (8 - keep)));
        }
        return result;
    }
}
