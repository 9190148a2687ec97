package org.diancang.samplesite;

import java.util.Objects;

/**
 * Where the sample sites listen. A port of 0 means one that is free; links between the sites carry
 * the ports, so pages are equal between two runs only on equal ports.
 *
 * @param address loopback address that all names resolve to, such as {@code 127.0.0.2}
 * @param governmentPort port of the government's host, 0 to 65535
 * @param museumPort port of the museum's host
 * @param economyPort port of the economic office's host
 * @param dnsPort port of the DNS server, UDP and TCP
 */
public record SampleSiteOptions(
        String address, int governmentPort, int museumPort, int economyPort, int dnsPort) {
    public SampleSiteOptions {
        Objects.requireNonNull(address, "address is missing");
        for (int port : new int[] {governmentPort, museumPort, economyPort, dnsPort}) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("a port must be 0 to 65535, is " + port);
            }
        }
    }

    /** On an address, with free ports. */
    public static SampleSiteOptions onFreePorts(String address) {
        return new SampleSiteOptions(address, 0, 0, 0, 0);
    }
}
