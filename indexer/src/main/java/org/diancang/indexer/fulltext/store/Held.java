package org.diancang.indexer.fulltext.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What a page's document holds of its captures: themselves, or groups of those on shelves. */
sealed interface Held {
    /** Captures themselves, in order of time. */
    record Captures(List<PageCapture> entries) implements Held {
        public Captures {
            entries = List.copyOf(entries);
        }

        @Override
        public int count() {
            return entries.size();
        }

        @Override
        public Instant first() {
            return entries.getFirst().capturedAt();
        }

        @Override
        public Instant last() {
            return entries.getLast().capturedAt();
        }

        @Override
        public Stream<UUID> siteIds() {
            return entries.stream().map(PageCapture::siteId);
        }
    }

    /** Groups, in their order. */
    record Groups(List<CaptureGroup> entries) implements Held {
        public Groups {
            entries = CaptureGroup.sorted(entries);
        }

        @Override
        public int count() {
            return entries.stream().mapToInt(CaptureGroup::count).sum();
        }

        @Override
        public Instant first() {
            return entries.stream()
                    .map(CaptureGroup::first)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        @Override
        public Instant last() {
            return entries.stream()
                    .map(CaptureGroup::last)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        @Override
        public Stream<UUID> siteIds() {
            return entries.stream().map(CaptureGroup::siteId);
        }
    }

    /** What the index has. */
    static Held of(PageState state) {
        return state.isShelved() ? new Groups(state.groups()) : new Captures(state.captures());
    }

    /** Groups that are known, once those of some months are others. */
    static Held of(List<CaptureGroup> known, Map<String, List<CaptureGroup>> changed) {
        Map<String, List<CaptureGroup>> months = new TreeMap<>();
        for (CaptureGroup group : known) {
            months.merge(
                    group.shelf(),
                    List.of(group),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        months.putAll(changed);
        return new Groups(months.values().stream().flatMap(List::stream).toList());
    }

    /** As the document has them. */
    List<? extends Record> entries();

    /** How many captures there are. */
    int count();

    /** When the first was made. */
    Instant first();

    /** When the last was made. */
    Instant last();

    /** Sites of captures, repeated. */
    Stream<UUID> siteIds();

    /** Sites, each once. */
    default List<String> sites() {
        return siteIds().map(UUID::toString).distinct().sorted().toList();
    }
}
