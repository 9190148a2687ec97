package org.diancang.replay.reader.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.page.PageReader;
import org.diancang.replay.reader.page.PageReading;
import org.springframework.stereotype.Component;

/** Compares two captures for the reader's page. */
@Component
class ComparePages {
    private final PageReader reader;
    private final CdxServer cdx;
    private final String contentOrigin;

    ComparePages(PageReader reader, CdxServer cdx, ReplaySettings settings) {
        this.reader = reader;
        this.cdx = cdx;
        this.contentOrigin = settings.content().origin();
    }

    ComparePage of(ArchivedUrl url, VersionPair.Found found, Show show, int from) {
        CompareLink link =
                new CompareLink(
                        url.value(), found.left().timestamp(), found.right().timestamp(), show);
        boolean same =
                !found.left().digest().isEmpty()
                        && found.left().digest().equals(found.right().digest());
        Side left = side(url, found.left(), link::left);
        Side right = side(url, found.right(), link::right);
        PageReading before = left.reading();
        PageReading after = right.reading();
        TextComparison text =
                before == null || after == null
                        ? null
                        : TextComparison.of(before.passages(), after.passages());
        List<Change> all = text == null ? List.of() : text.changes();
        int first = Math.max(0, Math.min(from - 1, all.size() - 1));
        int end = Math.min(all.size(), first + ComparePage.SHOWN);
        return new ComparePage(
                url.value(),
                left,
                right,
                same,
                text,
                all.subList(first, end),
                all.isEmpty() ? 0 : first + 1,
                before == null || after == null ? null : Parts.of(before, after),
                show,
                links(link, first, end, all.size()));
    }

    private Side side(ArchivedUrl url, CdxLine line, Function<Timestamp, CompareLink> with) {
        Optional<PageReading> reading = reader.read(line);
        return Side.of(
                line,
                reading,
                url.value(),
                contentOrigin,
                cdx.before(url, line.timestamp(), 1).stream()
                        .findFirst()
                        .map(earlier -> with.apply(earlier.timestamp()).page()),
                cdx.after(url, line.timestamp())
                        .map(later -> with.apply(later.timestamp()).page()));
    }

    private static ComparePage.Links links(CompareLink link, int first, int end, int all) {
        return new ComparePage.Links(
                ReaderPath.calendar("", link.url()),
                Stream.of(Show.values())
                        .map(show -> new ComparePage.Way(show, link.show(show).page()))
                        .toList(),
                link.swapped().page(),
                link.export(),
                first == 0 ? null : link.from(Math.max(1, first + 1 - ComparePage.SHOWN)),
                end == all ? null : link.from(end + 1));
    }
}
