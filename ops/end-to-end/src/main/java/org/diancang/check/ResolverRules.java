package org.diancang.check;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Which names a browser resolves: those that a DNS server gave an address for, those of this
 * machine, and no others. Chromium can't be given a DNS server, but its answers.
 *
 * @param addresses by host name
 */
public record ResolverRules(Map<String, InetAddress> addresses) {
    private static final String ALL_ELSE_FAILS =
            "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost";

    /** Copies the map. */
    public ResolverRules {
        addresses = Map.copyOf(addresses);
    }

    /** This machine only. */
    public static ResolverRules onlyThisMachine() {
        return new ResolverRules(Map.of());
    }

    /**
     * Asks a DNS server, over TCP where it says so.
     *
     * @param server where it listens
     * @param hosts names; one that has no address stays unknown to the browser
     * @throws IllegalStateException if the server gives no answer
     */
    public static ResolverRules ask(InetSocketAddress server, List<String> hosts) {
        SimpleResolver resolver = new SimpleResolver(server);
        Map<String, InetAddress> addresses = new TreeMap<>();
        for (String host : hosts) {
            Lookup lookup = lookup(host);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            lookup.run();
            if (lookup.getResult() == Lookup.TRY_AGAIN
                    || lookup.getResult() == Lookup.UNRECOVERABLE) {
                throw new IllegalStateException(
                        server + " does not say where " + host + " is: " + lookup.getErrorString());
            }
            if (lookup.getResult() == Lookup.SUCCESSFUL) {
                Arrays.stream(lookup.getAnswers())
                        .filter(ARecord.class::isInstance)
                        .map(answer -> ((ARecord) answer).getAddress())
                        .findFirst()
                        .ifPresent(address -> addresses.put(host, address));
            }
        }
        return new ResolverRules(addresses);
    }

    private static Lookup lookup(String host) {
        try {
            return new Lookup(Name.fromString(host, Name.root), Type.A);
        } catch (TextParseException e) {
            throw new UncheckedIOException("not a host name: " + host, e);
        }
    }

    /** Names that have an address. */
    Set<String> hosts() {
        return addresses.keySet();
    }

    /**
     * Value of Chromium's {@code --host-resolver-rules}; of its rules the first that fits counts.
     */
    String value() {
        return addresses.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> "MAP " + e.getKey() + " " + e.getValue().getHostAddress() + ", ")
                        .collect(Collectors.joining())
                + ALL_ELSE_FAILS;
    }
}
