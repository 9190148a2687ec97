package org.diancang.replay.reader.provenance;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.diancang.replay.reader.provenance.PartTimes.Part;

/**
 * How far apart in time the parts of a page are, in sum and each.
 *
 * @param parts furthest from the page first, those that are missing before all
 * @param more parts that weren't looked up
 */
public record PartsReport(List<Part> parts, int more) {

    static PartsReport of(List<Part> parts, int named) {
        return new PartsReport(
                parts.stream()
                        .sorted(
                                Comparator.comparing(Part::missing)
                                        .thenComparing(Part::distance)
                                        .reversed())
                        .toList(),
                Math.max(0, named - parts.size()));
    }

    /** Parts that the page's own crawl captured. */
    public long ofSameCrawl() {
        return parts.stream().filter(Part::sameCrawl).count();
    }

    /** Parts that another crawl captured. */
    public long ofOthers() {
        return parts.stream().filter(part -> !part.sameCrawl() && !part.missing()).count();
    }

    /** Parts that no crawl captured. */
    public long missing() {
        return parts.stream().filter(Part::missing).count();
    }

    /** The furthest of those of the same crawl. */
    public Duration spread() {
        return furthest(Part::sameCrawl);
    }

    /** The furthest of those of other crawls. */
    public Duration spreadOfOthers() {
        return furthest(part -> !part.sameCrawl());
    }

    private Duration furthest(Predicate<Part> which) {
        return parts.stream()
                .filter(which)
                .map(Part::distance)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
