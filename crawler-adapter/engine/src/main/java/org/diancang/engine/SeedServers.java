package org.diancang.engine;

import java.util.List;
import java.util.Optional;
import org.archive.net.UURI;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers that the site's seeds are on. */
final class SeedServers {
    private static final Logger LOG = LoggerFactory.getLogger(SeedServers.class);

    private final Servers servers;
    private final List<UURI> seeds;

    SeedServers(CrawlPlan plan, Servers servers) {
        this.servers = servers;
        this.seeds =
                plan.job().order().seeds().stream().flatMap(seed -> url(seed).stream()).toList();
    }

    private static Optional<UURI> url(String seed) {
        try {
            return Optional.of(UURIFactory.getInstance(seed));
        } catch (URIException e) {
            LOG.warn("seed {} is no URL: {}", seed, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether all seeds are on that server, so that there is nothing to do without it. */
    boolean isAloneOn(String server) {
        return seeds.stream().allMatch(seed -> servers.of(seed).equals(server));
    }
}
