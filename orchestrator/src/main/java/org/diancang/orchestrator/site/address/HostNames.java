package org.diancang.orchestrator.site.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks the configured DNS server, or the system, for the addresses of a host. */
@Component
public class HostNames {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final Optional<Resolver> server;

    HostNames(AddressSettings settings) {
        server =
                settings.dnsServer().isEmpty()
                        ? Optional.empty()
                        : Optional.of(resolver(settings.dnsServer()));
    }

    /**
     * All addresses of a host; empty where the name has none or nobody answered in a few seconds.
     *
     * @param host a DNS name in ASCII, or a literal address without brackets
     */
    public List<InetAddress> addressesOf(String host) {
        try {
            if (host.matches("[0-9.]+") || host.indexOf(':') >= 0) {
                return List.of(InetAddress.getByName(host));
            }
            return server.isPresent()
                    ? ask(host, server.get())
                    : List.of(InetAddress.getAllByName(host));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<InetAddress> ask(String host, Resolver server) throws IOException {
        Name name = Name.fromString(host, Name.root);
        List<InetAddress> found = new ArrayList<>();
        for (int type : new int[] {Type.A, Type.AAAA}) {
            Lookup lookup = new Lookup(name, type);
            lookup.setResolver(server);
            // A cached answer could let a name pass that has since moved to a private address.
            lookup.setCache(null);
            Record[] records = lookup.run();
            for (Record record : records == null ? new Record[0] : records) {
                switch (record) {
                    case ARecord a -> found.add(a.getAddress());
                    case AAAARecord aaaa -> found.add(aaaa.getAddress());
                    default -> {}
                }
            }
        }
        return found;
    }

    private static Resolver resolver(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            var address =
                    new InetSocketAddress(
                            InetAddress.getByName(hostAndPort.substring(0, colon)),
                            Integer.parseInt(hostAndPort.substring(colon + 1)));
            var resolver = new SimpleResolver(address);
            resolver.setTimeout(PATIENCE);
            return resolver;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "diancang.addresses.dns-server names no host: " + hostAndPort, e);
        }
    }
}
