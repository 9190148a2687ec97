package org.diancang.replay.reader.compare;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderFormats;
import org.springframework.stereotype.Component;

/** Finds the two versions that a reader means. */
@Component
class VersionPair {
    /** Captures looked at for one that reads differently. */
    private static final int LOOKED_AT = 200;

    private final Captures captures;
    private final CdxServer cdx;

    VersionPair(Captures captures, CdxServer cdx) {
        this.captures = captures;
        this.cdx = cdx;
    }

    /** Two captures of a URL. */
    record Found(CdxLine left, CdxLine right) {}

    /**
     * The captures nearest to two moments. Without the right one, the latest; without the left one,
     * the last before it that had another content.
     *
     * @return empty where the URL has no captures
     */
    Optional<Found> find(ArchivedUrl url, Optional<Timestamp> left, Optional<Timestamp> right) {
        Optional<CdxLine> to =
                right.isPresent()
                        ? captures.nearest(url, right.get())
                        : cdx.newest(url, 1).stream().findFirst();
        return to.map(
                line ->
                        new Found(
                                left.flatMap(at -> captures.nearest(url, at))
                                        .orElseGet(() -> otherBefore(url, line)),
                                line));
    }

    private CdxLine otherBefore(ArchivedUrl url, CdxLine line) {
        List<CdxLine> before = cdx.before(url, line.timestamp(), LOOKED_AT);
        return before.stream()
                .filter(earlier -> !earlier.digest().equals(line.digest()))
                .findFirst()
                .or(() -> before.stream().findFirst())
                .orElse(line);
    }

    /**
     * Reads 1 to 14 digits, or a day {@code 2026-11-09} of Beijing.
     *
     * @return empty where it is neither; a present empty one where nothing was given
     */
    static Optional<Optional<Timestamp>> moment(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        if (!given.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Timestamp.parse(given).map(Optional::of);
        }
        try {
            return Optional.of(
                    Optional.of(
                            Timestamp.of(
                                    LocalDate.parse(given)
                                            .atTime(12, 0)
                                            .atZone(ReaderFormats.ZONE)
                                            .toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
