package org.diancang.orchestrator.profile;

import java.util.Arrays;
import java.util.Optional;

/**
 * A setting of crawls that profiles and sites may override. The order is the one of files and
 * pages.
 */
public enum Setting {
    MAX_URLS("maxUrls", "/maxUrls", Kind.COUNT, 0, Most.URLS),
    MAX_BYTES("maxBytes", "/maxBytes", Kind.BYTES, 0, Most.BYTES),
    MAX_SECONDS("maxSeconds", "/maxDuration", Kind.SECONDS, 0, 90L * Most.DAY),
    MAX_URLS_PER_HOST("maxUrlsPerHost", "/perHost/maxUrls", Kind.COUNT, 0, Most.URLS),
    MAX_BYTES_PER_HOST("maxBytesPerHost", "/perHost/maxBytes", Kind.BYTES, 0, Most.BYTES),
    MAX_HOPS("maxHops", "/maxHops", Kind.COUNT, 1, 1_000),
    INCLUDES("includes", "/rules/includes", Kind.EXPRESSIONS, 1, Most.LINES),
    /** Added to those of the installation, which keep every crawl from the traps that all know. */
    EXCLUDES("excludes", "/rules/excludes", Kind.EXPRESSIONS, 1, Most.LINES),
    REQUISITES("requisites", "/rules/requisites", Kind.COUNT, 0, 1_000_000),
    MOST_SEGMENTS("mostSegments", "/rules/mostSegments", Kind.COUNT, 1, 100),
    MOST_REPEATS("mostRepeats", "/rules/mostRepeats", Kind.COUNT, 1, 20),
    IGNORED_PARAMETERS(
            "ignoredParameters", "/rules/ignoredParameters", Kind.PARAMETERS, 1, Most.LINES),
    DELAY_MS("delayMs", "/delay", Kind.MILLIS, 0, 60_000),
    DELAY_FACTOR("delayFactor", "/politeness/delayFactor", Kind.FACTOR, 0, 100),
    LONGEST_DELAY_MS("longestDelayMs", "/politeness/longestDelay", Kind.MILLIS, 0, 600_000),
    LONGEST_CRAWL_DELAY_SECONDS(
            "longestCrawlDelaySeconds",
            "/politeness/longestCrawlDelay",
            Kind.SECONDS,
            0,
            Most.HOUR),
    MAX_FETCH_BYTES("maxFetchBytes", "/fetch/maxBytes", Kind.BYTES, 1, Most.BYTES),
    LONGEST_FETCH_SECONDS("longestFetchSeconds", "/fetch/longest", Kind.SECONDS, 1, Most.DAY),
    LONGEST_SILENCE_SECONDS("longestSilenceSeconds", "/fetch/silence", Kind.SECONDS, 1, Most.HOUR),
    FALLBACK_CHARSET("fallbackCharset", "/fallbackCharset", Kind.CHARSET, 1, 40),
    ACCEPT_LANGUAGE("acceptLanguage", "/requests/acceptLanguage", Kind.TEXT, 1, 1_000),
    HEADERS("headers", "/requests/headers", Kind.HEADERS, 1, 50),
    /** When the site may be crawled, in its own time zone. */
    WINDOW("window", "/window", Kind.WINDOW, 0, 0),
    /** Whether robots.txt is obeyed; where not, why, and who approved of it. */
    ROBOTS("robots", "/obeyRobots", Kind.ROBOTS, 10, 500);

    private final String field;
    private final String place;
    private final Kind kind;
    private final long least;
    private final long most;

    Setting(String field, String place, Kind kind, long least, long most) {
        this.field = field;
        this.place = place;
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** What values look like, as JSON and to people. */
    public enum Kind {
        /** A whole number. */
        COUNT,
        /** A whole number of bytes. */
        BYTES,
        /** A whole number of seconds. */
        SECONDS,
        /** A whole number of milliseconds. */
        MILLIS,
        /** A number. */
        FACTOR,
        /** The name of a charset. */
        CHARSET,
        /** Printable ASCII. */
        TEXT,
        /** A list of expressions of {@link org.diancang.url.UrlPattern}. */
        EXPRESSIONS,
        /** A list of names of query parameters. */
        PARAMETERS,
        /** A list of objects of {@code name} and {@code value}. */
        HEADERS,
        /** An object of {@code zone}, {@code days}, {@code from} and {@code until}. */
        WINDOW,
        /** An object of {@code obey}, {@code reason} and {@code approvedBy}. */
        ROBOTS
    }

    private static final class Most {
        static final long URLS = 10_000_000;
        static final long BYTES = 10L << 40;
        static final long HOUR = 3_600;
        static final long DAY = 24 * HOUR;
        static final long LINES = 200;
    }

    /** Name in JSON. */
    public String field() {
        return field;
    }

    /** Where it stands in the JSON of {@link org.diancang.events.CrawlSettings} (RFC 6901). */
    String place() {
        return place;
    }

    /** What values look like. */
    public Kind kind() {
        return kind;
    }

    /** Least number; of lists and texts the least length. */
    public long least() {
        return least;
    }

    /** Largest number; of lists and texts the largest length. */
    public long most() {
        return most;
    }

    /** The setting of a name in JSON. */
    public static Optional<Setting> of(String field) {
        return Arrays.stream(values()).filter(s -> s.field.equals(field)).findFirst();
    }
}
