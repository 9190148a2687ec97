package org.diancang.replay.reader.frame;

import java.time.Instant;
import java.util.List;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
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
 * @param number of this version, from 1; 0 where there are too many to count
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
    public record Neighbour(Instant at, String link) {}

    static FramePage of(ArchivedUrl url, CdxLine line, List<CdxLine> all, String contentOrigin) {
        int index = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).file().equals(line.file()) && all.get(i).offset() == line.offset()) {
                index = i;
            }
        }
        String path = ReaderPath.frame(line.timestamp(), url.value());
        String target = path.substring(path.indexOf('/', 1) + 1);
        return new FramePage(
                line,
                url.value(),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.FRAME, target),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.NONE, target),
                contentOrigin + ContentPath.of(line.timestamp(), Modifier.RAW, target),
                ReaderPath.calendar(line.timestamp().digits().substring(0, 4), url.value()),
                neighbour(all, index, -1, line, url),
                neighbour(all, index, 1, line, url),
                index + 1,
                Math.max(1, all.size()));
    }

    /** Versions of the same second have one address, so they are stepped over together. */
    private static @Nullable Neighbour neighbour(
            List<CdxLine> all, int index, int step, CdxLine from, ArchivedUrl url) {
        for (int i = index + step; i >= 0 && i < all.size(); i += step) {
            if (!all.get(i).timestamp().equals(from.timestamp())) {
                return new Neighbour(
                        all.get(i).capturedAt(),
                        ReaderPath.frame(all.get(i).timestamp(), url.value()));
            }
        }
        return null;
    }
}
