package org.diancang.indexer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the archive a reader sees all, nothing, or captures of some times only. Of the regions
 * that a URL lies in the one with the longest beginning counts; outside of all, everything is seen.
 *
 * @param regions by beginning
 */
public record VisibleRegions(List<Region> regions) {
    /** Nothing is hidden. */
    public static final VisibleRegions ALL = new VisibleRegions(List.of());

    public VisibleRegions {
        regions = regions.stream().sorted(Comparator.comparing(Region::beginning)).toList();
    }

    /**
     * URLs whose keys begin alike.
     *
     * @param beginning of urlkeys with their {@link KeyPattern#END}: one that has it stands for one
     *     URL
     * @param shown when captures were made that may be seen, in order
     */
    public record Region(String beginning, List<Span> shown) {
        /** All that is there. */
        static final Region EVERYTHING = new Region("", List.of(Span.ALWAYS));

        public Region {
            shown = List.copyOf(shown);
        }

        /** Whether a capture of it may be seen. */
        public boolean shows(Instant captured) {
            return shown.stream().anyMatch(span -> span.has(captured));
        }

        /** Whether nothing of it may be seen. */
        public boolean isHidden() {
            return shown.isEmpty();
        }

        /** Whether all of it may be seen. */
        public boolean isOpen() {
            return shown.equals(List.of(Span.ALWAYS));
        }

        /** Whether it is one URL alone. */
        public boolean isOneUrl() {
            return beginning.endsWith(String.valueOf(KeyPattern.END));
        }
    }

    /**
     * A time.
     *
     * @param from its first moment; null if it has no beginning
     * @param before the first moment behind it; null if it has no end
     */
    public record Span(@Nullable Instant from, @Nullable Instant before) {
        /** All times. */
        public static final Span ALWAYS = new Span(null, null);

        /** What of it is in some of these times, each again by itself. */
        public List<Span> within(List<Span> times) {
            return times.stream()
                    .map(time -> new Span(later(from, time.from), earlier(before, time.before)))
                    .filter(Span::hasAny)
                    .toList();
        }

        /** A moment, or the beginning of these times if they all begin later. */
        public static Instant notBefore(List<Span> times, Instant moment) {
            Instant begin = moment;
            for (Span time : times) {
                if (time.from == null || !time.from.isAfter(moment)) {
                    return moment;
                }
                begin = begin.equals(moment) || time.from.isBefore(begin) ? time.from : begin;
            }
            return begin;
        }

        /** A moment, or the last millisecond of these times if they all end before it. */
        public static Instant notAfter(List<Span> times, Instant moment) {
            Instant end = moment;
            for (Span time : times) {
                if (time.before == null || time.before.isAfter(moment)) {
                    return moment;
                }
                Instant last = time.before.minusMillis(1);
                end = end.equals(moment) || last.isAfter(end) ? last : end;
            }
            return end;
        }

        private boolean hasAny() {
            return from == null || before == null || from.isBefore(before);
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }

        private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isBefore(a)) ? b : a;
        }

        /** Whether a moment is in it. */
        public boolean has(Instant moment) {
            return (from == null || !moment.isBefore(from))
                    && (before == null || moment.isBefore(before));
        }
    }

    /** When captures of a URL were made that may be seen. */
    public Region of(String urlkey) {
        String ended = KeyPattern.ended(urlkey);
        return regions.stream()
                .filter(region -> ended.startsWith(region.beginning()))
                // They are sorted: what begins another comes before it.
                .reduce((_, longer) -> longer)
                .orElse(Region.EVERYTHING);
    }
}
