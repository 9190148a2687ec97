package org.diancang.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.address.AddressRanges;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlerName;

/**
 * A job in Heritrix's terms: every value that the Spring context asks for. Public methods are read
 * by the context's expressions.
 */
public final class CrawlPlan {
    /** URLs in flight at once for one host, where no delay is asked for. */
    private static final int QUEUES_WITHOUT_DELAY = 8;

    private static final String ACCEPT =
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final EngineJob job;
    private final AddressRanges ranges;

    /**
     * A plan for a job.
     *
     * @throws EngineRefusedException if a range, seed or contact makes no crawl
     */
    public CrawlPlan(EngineJob job) {
        this.job = job;
        try {
            this.ranges = AddressRanges.publicAnd(allowedRanges(job));
        } catch (IllegalArgumentException e) {
            throw new EngineRefusedException("allowedPrivateRanges: " + e.getMessage(), e);
        }
        for (String seed : job.order().seeds()) {
            if (!seed.matches("https?://\\S+")) {
                throw new EngineRefusedException("seed is not an http(s) URL: '" + seed + "'");
            }
        }
        if (!getContact().matches("https?://\\S+")) {
            throw new EngineRefusedException(
                    "settings.contact must be an http(s) URL, is '" + getContact() + "'");
        }
    }

    private static List<String> allowedRanges(EngineJob job) {
        return Optional.ofNullable(job.allowedPrivateRanges()).orElse(List.of());
    }

    /** Reads the plan of a job folder, for the context. */
    public static CrawlPlan read(String jobFolder) {
        return new CrawlPlan(EngineJob.read(Path.of(jobFolder)));
    }

    /** The job itself. */
    public EngineJob job() {
        return job;
    }

    /** Addresses that may be connected to. */
    public AddressRanges ranges() {
        return ranges;
    }

    CrawlSettings settings() {
        return job.order().settings();
    }

    /** Seeds, one a line. */
    public String getSeeds() {
        return String.join("\n", job.order().seeds());
    }

    /** Page that the user agent names. */
    public String getContact() {
        return String.valueOf(settings().contact());
    }

    /** Who we say that we are; Heritrix fills in the contact. */
    public String getUserAgentTemplate() {
        return CrawlerName.userAgent("@OPERATOR_CONTACT_URL@");
    }

    /** Site's short number and name, {@code isPartOf} in warcinfo. */
    public String getSite() {
        return job.order().siteNo() + " " + oneLine(job.order().siteName());
    }

    /** Library, publisher in warcinfo. */
    public String getLibrary() {
        return oneLine(job.order().libraryName());
    }

    /** Who runs the crawl, operator in warcinfo. */
    public String getOperator() {
        return oneLine(Optional.ofNullable(job.operatorName()).orElse(""));
    }

    /** Identity of the crawl, description in warcinfo. */
    public String getDescription() {
        return "Crawl "
                + job.order().crawlNo()
                + " ("
                + job.crawlId()
                + ") of site "
                + job.order().siteNo()
                + " ("
                + job.order().siteId()
                + "), epoch "
                + job.epoch()
                + ", worker "
                + oneLine(job.workerId());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Heritrix's name of the robots policy. */
    public String getRobotsPolicy() {
        return settings().obeyRobots() ? "obey" : "ignore";
    }

    /** A pause is this many times as long as the fetch before it. */
    public float getDelayFactor() {
        return (float) settings().politeness().delayFactor();
    }

    /** Longest pause that the factor makes, in milliseconds. */
    public int getLongestDelayMs() {
        return millis(settings().politeness().longestDelay());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE / 1000, duration.toSeconds()));
    }

    /** Header fields of every request, {@code Name: value}. */
    public List<String> getRequestHeaders() {
        List<String> lines = new ArrayList<>(List.of(ACCEPT));
        String language = settings().requests().acceptLanguage();
        if (language != null) {
            lines.add("Accept-Language: " + language);
        }
        settings().requests().headers().forEach(h -> lines.add(h.name() + ": " + h.value()));
        return lines;
    }

    /** Bytes of an answer at most. */
    public long getLargestAnswer() {
        return settings().fetch().maxBytes();
    }

    /** Longest time of a fetch, in seconds. */
    public int getLongestFetchSeconds() {
        return seconds(settings().fetch().longest());
    }

    /** Longest time in which nothing comes, in milliseconds. */
    public int getLongestSilenceMs() {
        return millis(settings().fetch().silence());
    }

    /** Longest {@code Crawl-delay} of a robots.txt that is kept; none where no delay is asked. */
    public int getCrawlDelaySeconds() {
        boolean kept = settings().obeyRobots() && !hasNoDelay();
        return kept ? seconds(settings().politeness().longestCrawlDelay()) : 0;
    }

    /** URLs of one host in flight at once. */
    public int getParallelQueues() {
        return hasNoDelay() ? QUEUES_WITHOUT_DELAY : 1;
    }

    private boolean hasNoDelay() {
        return settings().delay().isZero();
    }

    /** Charset of pages that declare none. */
    public String getFallbackCharset() {
        return settings().fallbackCharset();
    }

    /** Folder where WARC files are written. */
    public String getWarcFolder() {
        return job.warcFolder();
    }

    /** What names of WARC files begin with. */
    public String getWarcPrefix() {
        return job.order().siteNo() + "-" + job.order().crawlNo() + "-e" + job.epoch();
    }

    /** URLs fetched at most; 0: no limit. */
    public long maxUrls() {
        return settings().maxUrls();
    }

    /** Bytes fetched at most; 0: no limit. */
    public long maxBytes() {
        return settings().maxBytes();
    }

    /** Longest time; zero: no limit. */
    public Duration maxDuration() {
        return settings().maxDuration();
    }

    /** Links followed from a seed at most. */
    public int maxHops() {
        return settings().maxHops();
    }
}
