package org.diancang.engine;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.archive.modules.CrawlURI;
import org.archive.modules.net.CrawlHost;
import org.archive.modules.net.ServerCache;
import org.archive.net.UURI;

/**
 * What servers have said of their load. A server is an IP address: names that share one share its
 * patience. Thread-safe; a new start of the engine knows nothing of it.
 */
final class Servers {
    /** Refusals in a row after which the crawl holds, where its site is on that server. */
    static final int PATIENCE = 3;

    /** Refusals in a row after which the server is left for this crawl. */
    private static final int GIVEN_UP = 7;

    /** The first wait, twice as long each time. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    /** What a server without a hint gets once patience is over; twice as long each time. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(5);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_SLOWNESS = 8;

    /** Good answers in a row after which a server is trusted with twice the speed again. */
    private static final int ANSWERS_TO_RECOVER = 5;

    /**
     * @param refusals in a row
     * @param until when it may be asked again
     * @param slowness pauses are this many times as long
     * @param answers good ones in a row
     */
    private record Load(int refusals, Instant until, int slowness, int answers) {
        static final Load NONE = new Load(0, Instant.MIN, 1, 0);
    }

    /** A server that asked to be left alone. */
    record Refusal(String server, int inARow, Duration rest) {}

    private final ConcurrentHashMap<String, Load> loads = new ConcurrentHashMap<>();
    private final ServerCache serverCache;
    private final Clock clock;

    Servers(ServerCache serverCache, Clock clock) {
        this.serverCache = serverCache;
        this.clock = clock;
    }

    /** The server of a URL: its address, or its host's name before that is known. */
    String of(UURI url) {
        CrawlHost host = serverCache.getHostFor(url);
        InetAddress address = host == null ? null : host.getIP();
        if (address != null) {
            return address.getHostAddress();
        }
        return host == null ? "" : host.getHostName();
    }

    /**
     * Takes note of a 429 or 503.
     *
     * @param hint what {@code Retry-After} says
     */
    Refusal refused(CrawlURI curi, Optional<Duration> hint) {
        String server = of(curi.getUURI());
        Instant now = clock.instant();
        Load load =
                loads.compute(
                        server,
                        (_, before) -> {
                            Load b = before == null ? Load.NONE : before;
                            // Fetches that were under way when the first was refused tell nothing.
                            if (b.until().isAfter(now)) {
                                return b;
                            }
                            int inARow = b.refusals() + 1;
                            return new Load(
                                    inARow,
                                    now.plus(wait(inARow, hint)),
                                    Math.min(MOST_SLOWNESS, b.slowness() * 2),
                                    0);
                        });
        return new Refusal(server, load.refusals(), Duration.between(now, load.until()));
    }

    private static Duration wait(int inARow, Optional<Duration> hint) {
        Duration own =
                hint.isPresent() || inARow < PATIENCE
                        ? FIRST_WAIT.multipliedBy(1L << Math.min(inARow - 1, 20))
                        : LONG_WAIT.multipliedBy(1L << Math.min(inARow - PATIENCE, 20));
        Duration wait = hint.filter(h -> h.compareTo(own) > 0).orElse(own);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** When a server that asked to be left alone may be asked again, even if that is over. */
    Optional<Instant> busyUntil(String server) {
        return Optional.ofNullable(loads.get(server))
                .filter(load -> load.refusals() > 0)
                .map(Load::until);
    }

    /** Whether a server was asked so often in vain that it is left for this crawl. */
    boolean isGivenUp(UURI url) {
        return isGivenUp(of(url));
    }

    boolean isGivenUp(String server) {
        Load load = loads.get(server);
        return load != null && load.refusals() >= GIVEN_UP;
    }

    /** Takes note of an answer that is neither. */
    void answered(CrawlURI curi) {
        loads.computeIfPresent(
                of(curi.getUURI()),
                (_, before) -> {
                    if (before.answers() + 1 < ANSWERS_TO_RECOVER) {
                        return new Load(0, before.until(), before.slowness(), before.answers() + 1);
                    }
                    return before.slowness() <= 2
                            ? null
                            : new Load(0, before.until(), before.slowness() / 2, 0);
                });
    }

    /** How long a server wants to be left alone yet; zero where it doesn't. */
    Duration wait(UURI url) {
        Load load = loads.get(of(url));
        Instant now = clock.instant();
        return load == null || !load.until().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, load.until());
    }

    /** Pauses are this many times as long as usual, 1 to 8. */
    int slowness(UURI url) {
        Load load = loads.get(of(url));
        return load == null ? 1 : load.slowness();
    }
}
