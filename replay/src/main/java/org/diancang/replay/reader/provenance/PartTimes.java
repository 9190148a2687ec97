package org.diancang.replay.reader.provenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far in time the pictures, scripts and styles of a page are from the page itself. */
@Component
class PartTimes {
    /** Most parts that are looked up while a reader waits. */
    static final int MOST = 60;

    private static final int LONGEST = 2000;

    private final Captures captures;

    PartTimes(Captures captures) {
        this.captures = captures;
    }

    /**
     * A part of a page.
     *
     * @param url as the page names it
     * @param version the capture that is shown with the page, null where there is none
     * @param apart from the page's capture, negative where it is earlier; null where there is none
     * @param sameCrawl whether one crawl captured both
     */
    public record Part(
            String url, @Nullable String version, @Nullable Duration apart, boolean sameCrawl) {

        /** Whether it was never captured. */
        public boolean missing() {
            return apart == null;
        }

        /** Whether it was captured before the page. */
        public boolean earlier() {
            return apart != null && apart.isNegative();
        }

        /** How far apart, whichever came first. */
        public Duration distance() {
            return apart == null ? Duration.ZERO : apart.abs();
        }
    }

    /** The parts that a page names, in its order, at most {@value #MOST}. */
    List<Part> of(CdxLine page, Set<String> named) {
        List<Part> parts = new ArrayList<>();
        for (String url : named) {
            if (parts.size() == MOST) {
                break;
            }
            Optional<ArchivedUrl> archived =
                    url.length() > LONGEST ? Optional.empty() : ArchivedUrl.parse(url);
            archived.ifPresent(part -> parts.add(part(page, part)));
        }
        return List.copyOf(parts);
    }

    private Part part(CdxLine page, ArchivedUrl url) {
        return captures.nearest(url, Timestamp.of(page.capturedAt()))
                .map(
                        line ->
                                new Part(
                                        url.value(),
                                        ReaderPath.frame(line.timestamp(), url.value()),
                                        Duration.between(page.capturedAt(), line.capturedAt()),
                                        !line.crawlId().isEmpty()
                                                && line.crawlId().equals(page.crawlId())))
                .orElseGet(() -> new Part(url.value(), null, null, false));
    }
}
