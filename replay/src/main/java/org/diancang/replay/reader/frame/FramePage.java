package org.diancang.replay.reader.frame;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * An archived page in its frame, made ready for the template.
 *
 * @param line the capture
 * @param url asked for
 * @param source address of the memento on the content site, for a frame
 * @param memento the same, to be opened by itself
 * @param raw address of its bytes as recorded
 * @param calendar address of its calendar
 * @param previous the version before, null where this is the first
 * @param next the version after, null where this is the latest
 * @param number of this version, from 1; that of the first of its second; 0 where there are too
 *     many to count
 * @param total versions, 0 likewise
 */
public record FramePage(
        CdxLine line,
        String url,
        String source,
        String memento,
        String raw,
        String calendar,
        @Nullable Neighbour previous,
        @Nullable Neighbour next,
        int number,
        int total) {

    /** Whether it is a PDF file, which browsers refuse to show in a sandboxed frame. */
    public boolean isPdf() {
        return line.mime().equals("application/pdf");
    }

    /** Whether there is another version. */
    public boolean hasOthers() {
        return previous != null || next != null;
    }

    /** The same of a URL that has too many versions to count. */
    FramePage uncounted() {
        return new FramePage(line, url, source, memento, raw, calendar, previous, next, 0, 0);
    }

    /** Another version: when, and its address. */
    public record Neighbour(Instant at, String link) {
        static Neighbour of(Timestamp time, ArchivedUrl url) {
            return new Neighbour(time.instant(), ReaderPath.frame(time, url.value()));
        }
    }

    /**
     * The page of a capture.
     *
     * @param times seconds of versions, the capture's among them, in their order
     */
    static FramePage of(
            ArchivedUrl url, CdxLine line, List<Timestamp> times, String contentOrigin) {
        Timestamp own = line.timestamp();
        // Versions of the same second have one address, so they are stepped over together.
        Optional<Timestamp> previous =
                times.stream().filter(time -> time.compareTo(own) < 0).reduce((_, later) -> later);
        Optional<Timestamp> next =
                times.stream().filter(time -> time.compareTo(own) > 0).findFirst();
        int before = (int) times.stream().filter(time -> time.compareTo(own) < 0).count();
        String path = ReaderPath.frame(line.timestamp(), url.value());
        String target = path.substring(path.indexOf('/', 1) + 1);
        return new FramePage(
                line,
                url.value(),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.FRAME, target),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.NONE, target),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.RAW, target),
                ReaderPath.calendar(line.timestamp().digits().substring(0, 4), url.value()),
                previous.map(time -> Neighbour.of(time, url)).orElse(null),
                next.map(time -> Neighbour.of(time, url)).orElse(null),
                before + 1,
                Math.max(before + 1, times.size()));
    }
}
