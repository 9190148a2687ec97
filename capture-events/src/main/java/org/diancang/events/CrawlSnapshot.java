package org.diancang.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A crawl in detail, for who watches it. The engine replaces the file {@code live.json} of its job
 * folder with it every few seconds.
 *
 * @param at when it was taken
 * @param holding whether the crawl held then
 * @param totals its counts
 * @param statuses what came of the URLs done: HTTP status, or Heritrix's own negative code
 * @param types media types of the answers
 * @param hosts hosts of the URLs done
 * @param queues what waits
 * @param lastMinutes the last five minutes of running
 * @param recent what the last URLs done have in common
 */
public record CrawlSnapshot(
        Instant at,
        boolean holding,
        CrawlStatistics totals,
        Breakdown statuses,
        Breakdown types,
        Breakdown hosts,
        Queues queues,
        LastMinutes lastMinutes,
        Recent recent) {
    /**
     * URLs done, by something.
     *
     * @param parts the largest, most URLs first
     * @param others how many more there are
     * @param otherUrls URLs of these
     * @param otherBytes bytes of these
     */
    public record Breakdown(List<Part> parts, int others, long otherUrls, long otherBytes) {
        /** Nothing done yet. */
        public static final Breakdown NONE = new Breakdown(List.of(), 0, 0, 0);

        public Breakdown {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    /** Part of the URLs done. */
    public record Part(String name, long urls, long bytes) {}

    /**
     * Queues, one for each server.
     *
     * @param fetching of which one is being fetched
     * @param waiting with URLs, of which none is being fetched
     * @param exhausted with nothing left
     * @param shown those that hold up the crawl, 20 at most
     */
    public record Queues(int fetching, int waiting, int exhausted, List<Queue> shown) {
        /** No queue yet. */
        public static final Queues NONE = new Queues(0, 0, 0, List.of());

        public Queues {
            shown = shown == null ? List.of() : List.copyOf(shown);
        }
    }

    /**
     * What waits for one server.
     *
     * @param server its address, or its name before that is known
     * @param hosts names that it is known by, a few
     * @param urls how many wait
     * @param state why they wait
     * @param until when the next is fetched; absent where nobody knows
     */
    public record Queue(
            String server,
            List<String> hosts,
            long urls,
            QueueState state,
            @Nullable Instant until) {
        public Queue {
            hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }
    }

    /** Why the URLs of a server wait. */
    public enum QueueState {
        /** One of them is being fetched. */
        FETCHING,
        /** It is their turn as soon as a thread is free. */
        TURN,
        /** The pause between two fetches. */
        PAUSE,
        /** The server asked to be left alone. */
        BUSY,
        /** The last fetch failed, it is tried again. */
        RETRY,
        /** The host has had its share; the rest is left out. */
        HOST_LIMIT,
        /** Its robots.txt can't be had; the rest is left out. */
        ROBOTS,
        /** It refused too often; the rest is left out. */
        GIVEN_UP,
        /** The crawl holds. */
        HELD
    }

    /**
     * The last minutes of running, pauses left out.
     *
     * @param ms how long, five minutes at most
     * @param urls done in it
     * @param bytes fetched in it
     * @param queuedBefore URLs that waited when it began
     */
    public record LastMinutes(long ms, long urls, long bytes, long queuedBefore) {
        /** Nothing to say yet. */
        public static final LastMinutes NONE = new LastMinutes(0, 0, 0, 0);
    }

    /**
     * What the last URLs done have in common.
     *
     * @param urls how many they are, 1,000 at most
     * @param host that most of them are of
     * @param ofHost how many
     * @param path folder of that host that most of them are in
     * @param ofPath how many
     * @param novel how many brought a document not seen before
     * @param growing times in a row that more waited after a thousand URLs than before
     */
    public record Recent(
            int urls, String host, int ofHost, String path, int ofPath, int novel, int growing) {
        /** Nothing done yet. */
        public static final Recent NONE = new Recent(0, "", 0, "", 0, 0, 0);
    }
}
