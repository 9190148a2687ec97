package org.diancang.replay.content;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxServer;
import org.springframework.stereotype.Component;

/**
 * Divides the captures of a URL into pages by seconds alone, whatever their number: where a page
 * ends, and its neighbours start, is one look-up each of as many seconds as a page has captures.
 */
@Component
final class TimeMapPages {
    /**
     * Captures of a page at most; more only where so many are of one second, which can't be told
     * apart by their addresses.
     */
    static final int SIZE = 5_000;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CdxServer cdx;

    TimeMapPages(CdxServer cdx) {
        this.cdx = cdx;
    }

    /**
     * The page that starts with a second, or the first.
     *
     * @return empty where nothing was captured from then on
     */
    Optional<TimeMapPage> find(ArchivedUrl url, Optional<Timestamp> start) {
        List<Timestamp> newest = cdx.timesBackFrom(url, Optional.empty(), SIZE + 1);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Timestamp> last =
                newest.size() > SIZE ? Optional.of(startOfPage(newest)) : Optional.empty();
        List<Timestamp> here =
                start.isEmpty() && last.isEmpty()
                        ? newest.reversed()
                        : cdx.timesFrom(url, start, SIZE + 1);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Timestamp from = here.getFirst();
        Optional<Timestamp> next =
                startOfNext(url, here)
                        .map(end -> last.filter(l -> isBetween(from, l, end)).orElse(end));
        Timestamp until =
                next.flatMap(
                                end ->
                                        here.stream()
                                                .filter(t -> t.compareTo(end) < 0)
                                                .reduce(TimeMapPages::later))
                        .orElse(here.getLast());
        Timestamp first =
                start.isEmpty()
                        ? from
                        : cdx.timesFrom(url, Optional.empty(), 1).stream().findFirst().orElse(from);
        return Optional.of(
                new TimeMapPage(
                        from,
                        until,
                        startOfPrevious(url, from, first),
                        next,
                        last,
                        first,
                        newest.getFirst()));
    }

    private static Timestamp later(Timestamp a, Timestamp b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static boolean isBetween(Timestamp a, Timestamp b, Timestamp c) {
        return a.compareTo(b) < 0 && b.compareTo(c) < 0;
    }

    private Optional<Timestamp> startOfNext(ArchivedUrl url, List<Timestamp> here) {
        if (here.size() <= SIZE) {
            return Optional.empty();
        }
        Timestamp beyond = here.getLast();
        return beyond.equals(here.getFirst())
                ? cdx
                        .timesFrom(url, Optional.of(Timestamp.of(beyond.instant().plus(SECOND))), 1)
                        .stream()
                        .findFirst()
                : Optional.of(beyond);
    }

    private Optional<Timestamp> startOfPrevious(ArchivedUrl url, Timestamp from, Timestamp first) {
        if (from.compareTo(first) <= 0) {
            return Optional.empty();
        }
        Timestamp before = Timestamp.of(from.instant().minus(SECOND));
        List<Timestamp> back = cdx.timesBackFrom(url, Optional.of(before), SIZE + 1);
        return Optional.of(back.size() > SIZE ? startOfPage(back) : first);
    }

    /** Where the latest page of these starts: with a second that lies wholly in it. */
    private static Timestamp startOfPage(List<Timestamp> newestFirst) {
        Timestamp beyond = newestFirst.getLast();
        return newestFirst.stream()
                .filter(t -> t.compareTo(beyond) > 0)
                .reduce((a, b) -> a.compareTo(b) < 0 ? a : b)
                .orElse(beyond);
    }
}
