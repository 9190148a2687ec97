package org.diancang.orchestrator.crawl;

import java.util.EnumMap;
import java.util.Map;
import org.diancang.orchestrator.profile.Overrides;
import org.diancang.orchestrator.profile.Setting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What one crawl shall do otherwise than its site; what is absent is as there.
 *
 * @param delayMs pause between two fetches from one server, 0 to 60,000 milliseconds
 * @param maxUrls URLs fetched at most, 1 to 10,000,000
 * @param maxUrlsPerHost URLs of one host at most, 1 to 10,000,000
 * @param maxBytes bytes fetched at most, 1 to 10 TB
 * @param maxSeconds longest time, 1 second to 90 days
 * @param maxFetchBytes bytes of one answer at most, 1 to 10 TB
 * @param longestFetchSeconds longest time of a fetch, 1 second to a day
 * @param longestSilenceSeconds longest time in which nothing comes, 1 second to an hour
 */
public record CrawlWishes(
        @Nullable Long delayMs,
        @Nullable Long maxUrls,
        @Nullable Long maxUrlsPerHost,
        @Nullable Long maxBytes,
        @Nullable Long maxSeconds,
        @Nullable Long maxFetchBytes,
        @Nullable Long longestFetchSeconds,
        @Nullable Long longestSilenceSeconds) {
    /** Nothing otherwise. */
    public static final CrawlWishes NONE =
            new CrawlWishes(null, null, null, null, null, null, null, null);

    /** Longest pause. */
    public static final long MOST_DELAY_MS = 60_000;

    private static final long MOST_URLS = 10_000_000;
    private static final long MOST_BYTES = 10L << 40;
    private static final long MOST_SECONDS = 90L * 24 * 3600;
    private static final long A_DAY = 24L * 3600;
    private static final long AN_HOUR = 3600;

    /**
     * @throws OutOfRangeException naming what is
     */
    public CrawlWishes {
        check("delayMs", delayMs, 0, MOST_DELAY_MS);
        check("maxUrls", maxUrls, 1, MOST_URLS);
        check("maxUrlsPerHost", maxUrlsPerHost, 1, MOST_URLS);
        check("maxBytes", maxBytes, 1, MOST_BYTES);
        check("maxSeconds", maxSeconds, 1, MOST_SECONDS);
        check("maxFetchBytes", maxFetchBytes, 1, MOST_BYTES);
        check("longestFetchSeconds", longestFetchSeconds, 1, A_DAY);
        check("longestSilenceSeconds", longestSilenceSeconds, 1, AN_HOUR);
    }

    /** As overrides over what profile and site say. */
    Overrides overrides() {
        Map<Setting, JsonNode> values = new EnumMap<>(Setting.class);
        put(values, Setting.DELAY_MS, delayMs);
        put(values, Setting.MAX_URLS, maxUrls);
        put(values, Setting.MAX_URLS_PER_HOST, maxUrlsPerHost);
        put(values, Setting.MAX_BYTES, maxBytes);
        put(values, Setting.MAX_SECONDS, maxSeconds);
        put(values, Setting.MAX_FETCH_BYTES, maxFetchBytes);
        put(values, Setting.LONGEST_FETCH_SECONDS, longestFetchSeconds);
        put(values, Setting.LONGEST_SILENCE_SECONDS, longestSilenceSeconds);
        return new Overrides(values);
    }

    private static void put(Map<Setting, JsonNode> values, Setting setting, @Nullable Long value) {
        if (value != null) {
            values.put(setting, JsonNodeFactory.instance.numberNode(value.longValue()));
        }
    }

    private static void check(String item, @Nullable Long value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            throw new OutOfRangeException(item, least, most);
        }
    }

    /** Something that is wished is less or more than can be. */
    public static final class OutOfRangeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String item;

        OutOfRangeException(String item, long least, long most) {
            super("must be " + least + " to " + most + ".");
            this.item = item;
        }

        /** Name of the field. */
        public String item() {
            return item;
        }
    }
}
