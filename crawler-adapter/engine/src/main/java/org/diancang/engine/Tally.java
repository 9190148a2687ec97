package org.diancang.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.archive.modules.CrawlURI;
import org.archive.url.URIException;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.Part;
import org.diancang.events.CrawlSnapshot.Recent;

/**
 * Counts URLs as they are done, by host and by failure, and what the last thousand have in common.
 * Bounded, whatever hosts and paths sites make up. Thread-safe.
 */
final class Tally {
    /** Hosts beyond this are counted as one. */
    private static final int MOST_HOSTS = 10_000;

    private static final int RECENT = 1_000;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_PATH = 100;
    private static final String OTHERS = "";

    /** What is kept of a URL done. */
    record Done(String host, String path, int status, long bytes, boolean novel) {}

    private static final class Count {
        private long urls;
        private long bytes;
    }

    private final Map<String, Count> hosts = new HashMap<>();
    private final Map<Integer, Count> failures = new HashMap<>();
    private final Map<String, Set<String>> namesOfServers = new HashMap<>();
    private final ArrayDeque<Done> recent = new ArrayDeque<>();
    private final Map<String, Integer> recentHosts = new HashMap<>();
    private final Map<String, Integer> recentPaths = new HashMap<>();
    private int recentNovel;

    /** Takes note of a URL that is done for good. */
    void done(CrawlURI curi, String server) {
        String host = host(curi);
        if (host.isEmpty()) {
            return;
        }
        boolean novel =
                curi.getFetchStatus() >= 200 && curi.getFetchStatus() < 300 && !curi.isRevisit();
        done(
                new Done(
                        host,
                        folder(curi),
                        curi.getFetchStatus(),
                        Math.max(0, curi.getContentSize()),
                        novel),
                server);
    }

    synchronized void done(Done done, String server) {
        add(hosts, hosts.size() < MOST_HOSTS ? done.host() : known(done.host()), done.bytes());
        if (done.status() <= 0) {
            // Codes are Heritrix's: a few dozen.
            add(failures, done.status(), 0);
        }
        if (namesOfServers.size() < MOST_HOSTS || namesOfServers.containsKey(server)) {
            Set<String> names = namesOfServers.computeIfAbsent(server, _ -> new LinkedHashSet<>(2));
            if (names.size() < MOST_NAMES) {
                names.add(done.host());
            }
        }
        remember(done);
    }

    private String known(String host) {
        return hosts.containsKey(host) ? host : OTHERS;
    }

    private static <K> void add(Map<K, Count> counts, K key, long bytes) {
        Count count = counts.computeIfAbsent(key, _ -> new Count());
        count.urls++;
        count.bytes += bytes;
    }

    private void remember(Done done) {
        recent.addLast(done);
        recentHosts.merge(done.host(), 1, Integer::sum);
        recentPaths.merge(done.host() + done.path(), 1, Integer::sum);
        recentNovel += done.novel() ? 1 : 0;
        if (recent.size() > RECENT) {
            Done oldest = recent.removeFirst();
            recentHosts.computeIfPresent(oldest.host(), (_, n) -> n == 1 ? null : n - 1);
            recentPaths.computeIfPresent(
                    oldest.host() + oldest.path(), (_, n) -> n == 1 ? null : n - 1);
            recentNovel -= oldest.novel() ? 1 : 0;
        }
    }

    /** Counts what a checkpoint remembers of a host. */
    synchronized void resume(String host, long urls, long bytes) {
        if (hosts.size() < MOST_HOSTS && urls > 0) {
            Count count = hosts.computeIfAbsent(host, _ -> new Count());
            count.urls += urls;
            count.bytes += bytes;
        }
    }

    /** URLs done by host. */
    synchronized Breakdown hosts(int most) {
        return Breakdowns.largest(parts(hosts), most);
    }

    /** URLs that no answer was had of, by Heritrix's code. */
    synchronized List<Part> failures() {
        return parts(failures);
    }

    private static <K> List<Part> parts(Map<K, Count> counts) {
        return counts.entrySet().stream()
                .map(e -> new Part(e.getKey().toString(), e.getValue().urls, e.getValue().bytes))
                .toList();
    }

    /** Names that a server is known by, a few. */
    synchronized List<String> names(String server) {
        return List.copyOf(namesOfServers.getOrDefault(server, Set.of()));
    }

    /**
     * What the last URLs done have in common.
     *
     * @param growing as in {@link Recent}
     */
    synchronized Recent recent(int growing) {
        if (recent.isEmpty()) {
            return Recent.NONE;
        }
        Map.Entry<String, Integer> host = most(recentHosts);
        Map.Entry<String, Integer> path = most(recentPaths);
        int slash = path.getKey().indexOf('/');
        return new Recent(
                recent.size(),
                host.getKey(),
                host.getValue(),
                slash < 0 ? "/" : path.getKey().substring(slash),
                path.getValue(),
                recentNovel,
                growing);
    }

    private static Map.Entry<String, Integer> most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow();
    }

    private static String host(CrawlURI curi) {
        try {
            String host = curi.getUURI().getHost();
            return curi.getUURI().getScheme().startsWith("http") && host != null ? host : "";
        } catch (URIException e) {
            return "";
        }
    }

    /** The first folder of a path, {@code /} for what lies in none. */
    private static String folder(CrawlURI curi) {
        String path = curi.getUURI().getEscapedPath();
        return path == null ? "/" : folder(path);
    }

    static String folder(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 || end > LONGEST_PATH ? "/" : path.substring(0, end + 1);
    }
}
