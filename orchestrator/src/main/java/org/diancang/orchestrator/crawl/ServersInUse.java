package org.diancang.orchestrator.crawl;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers that are being crawled, so that no second crawl begins there: an engine is polite to a
 * server, two engines at once are not. A server is the host of a seed without {@code www.},
 * whatever the port; names are taken as they stand, nobody is asked for their addresses.
 */
final class ServersInUse {
    private static final Pattern HOST =
            Pattern.compile("https?://(?:www\\.)?(\\[[^]]*]|[^/:?#]+).*", Pattern.DOTALL);

    /**
     * A crawl that fetches, or would; imports are none.
     *
     * @param siteNumber its site, such as {@code QH-0001}
     * @param begun whether a worker has it, even if it holds: it may go on at any moment
     * @param seeds its seeds as ordered
     */
    record Fetching(UUID crawl, String siteNumber, boolean begun, List<String> seeds) {}

    private final Map<UUID, Fetching> crawls = new HashMap<>();
    private final Map<String, String> siteByServer = new HashMap<>();

    /**
     * What is in use now.
     *
     * @param crawls those that workers have, and those that wait; of others nothing is known
     */
    ServersInUse(List<Fetching> crawls) {
        for (Fetching crawl : crawls) {
            this.crawls.put(crawl.crawl(), crawl);
            if (crawl.begun()) {
                use(crawl);
            }
        }
    }

    /** Number of a site whose crawl is at one of this crawl's servers; empty: it may begin. */
    Optional<String> siteBefore(Crawl waiting) {
        Fetching crawl = crawls.get(waiting.data().id());
        if (crawl == null) {
            return Optional.empty();
        }
        for (String server : servers(crawl.seeds())) {
            String site = siteByServer.get(server);
            if (site != null) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    /** Takes note that a crawl begins. */
    void took(Crawl crawl) {
        Optional.ofNullable(crawls.get(crawl.data().id())).ifPresent(this::use);
    }

    private void use(Fetching crawl) {
        servers(crawl.seeds())
                .forEach(server -> siteByServer.putIfAbsent(server, crawl.siteNumber()));
    }

    private static Set<String> servers(List<String> seeds) {
        Set<String> servers = new LinkedHashSet<>();
        for (String seed : seeds) {
            Matcher host = HOST.matcher(seed.toLowerCase(Locale.ROOT));
            if (host.matches()) {
                servers.add(host.group(1));
            }
        }
        return servers;
    }
}
