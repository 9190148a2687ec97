package org.diancang.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Java's resolver in this process. Once a crawl is launched the system's is never asked, whatever
 * library tries to: names are resolved by {@link GuardedFetchDns} or not at all.
 */
public final class OnlyOurDns extends InetAddressResolverProvider {
    /** System property that shuts the system's resolver out. */
    static final String PROPERTY = "diancang.engine.only-our-dns";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        String self = configuration.lookupLocalHostName();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                if (Boolean.getBoolean(PROPERTY) && !host.equals(self)) {
                    throw new UnknownHostException(host + " (the system's resolver is not used)");
                }
                return system.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "diancang engine";
    }
}
