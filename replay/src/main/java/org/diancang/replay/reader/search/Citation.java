package org.diancang.replay.reader.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderFormats;
import org.diancang.replay.reader.ReaderPath;

/**
 * References to archived pages after GB/T 7714—2015 §8.8 (electronic resources): who is
 * responsible, title, [EB/OL], day of publication, day of the reference, address. The address is
 * that of the archived version, which stays; the original one stands behind it.
 */
final class Citation {
    private final String origin;
    private final Clock clock;

    /**
     * @param origin of the reader site
     */
    Citation(String origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** The reference to a version of a page. */
    String of(SearchAnswer.Hit hit, String title, String url, Instant captured) {
        StringBuilder reference = new StringBuilder();
        Stream.of("issuer", "contentSource", "siteName")
                .map(hit::fact)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(who -> reference.append(who).append(". "));
        reference.append(title).append("[EB/OL]. ");
        hit.fact("publishedOn").ifPresent(day -> reference.append('(').append(day).append(')'));
        reference
                .append('[')
                .append(LocalDate.ofInstant(clock.instant(), ReaderFormats.ZONE))
                .append("]. ")
                .append(origin)
                .append(ReaderPath.frame(Timestamp.of(captured), url))
                .append(". ")
                .append(url)
                .append('.');
        return reference.toString();
    }
}
