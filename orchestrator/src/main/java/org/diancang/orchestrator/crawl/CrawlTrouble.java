package org.diancang.orchestrator.crawl;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.events.CrawlSnapshot;

/**
 * A crawl that runs and gets nowhere.
 *
 * @param crawlId the crawl
 * @param kind what is the matter
 * @param since since when
 * @param host of which it finds no end; empty for a standstill. Not to be trusted
 * @param path folder of that host of which it finds no end; {@code /}: all of it
 */
public record CrawlTrouble(UUID crawlId, Kind kind, Instant since, String host, String path) {
    private static final int ENOUGH = 1_000;
    private static final int NEARLY_ALL = 900;
    private static final int NEXT_TO_NOTHING = 50;
    private static final Pattern NOT_LITERAL = Pattern.compile("[\\x00-\\x7F&&[^A-Za-z0-9/_-]]");

    /** What is the matter. */
    public enum Kind {
        /** Nothing is done, though URLs wait and nobody holds it. */
        STANDSTILL,
        /** Nearly all it does is of one host, and that has no end. */
        ENDLESS
    }

    /**
     * Whether a crawl is lost in one host: nearly all of the last thousand URLs are of it, more and
     * more wait, and either nothing new comes or all of it lies in one folder. A crawl that repeats
     * an unchanged site brings nothing new either, but less and less waits.
     */
    static boolean isEndless(CrawlSnapshot.Recent recent) {
        if (recent.urls() < ENOUGH) {
            return false;
        }
        boolean nothingNew =
                recent.ofHost() > NEARLY_ALL
                        && recent.novel() < NEXT_TO_NOTHING
                        && recent.growing() >= 2;
        boolean oneFolder =
                recent.ofPath() > NEARLY_ALL && !recent.path().equals("/") && recent.growing() >= 3;
        return nothingNew || oneFolder;
    }

    static CrawlTrouble endless(UUID crawl, Instant since, CrawlSnapshot.Recent recent) {
        return new CrawlTrouble(
                crawl,
                Kind.ENDLESS,
                since,
                recent.host(),
                recent.ofPath() > NEARLY_ALL ? recent.path() : "/");
    }

    static CrawlTrouble standstill(UUID crawl, Instant since) {
        return new CrawlTrouble(crawl, Kind.STANDSTILL, since, "", "");
    }

    /** Expression of the URLs that it finds no end of (RE2). */
    public String exclusion() {
        return "^https?://" + literal(host) + "(:[0-9]+)?" + literal(path);
    }

    private static String literal(String text) {
        return NOT_LITERAL
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
    }

    /** RE2 takes a backslash before punctuation only. */
    private static String escaped(String found) {
        char c = found.charAt(0);
        return c > ' ' && c < 0x7F ? "\\" + c : String.format(Locale.ROOT, "\\x%02x", (int) c);
    }
}
