package org.diancang.indexer.fulltext.extract.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.fulltext.text.SearchableText;

/**
 * What a page says about itself.
 *
 * @param values of each fact, in the order of the page; none for those that it does not tell
 */
public record PageFacts(Map<Fact, List<String>> values) {
    /** Nothing is known. */
    public static final PageFacts NONE = new PageFacts(Map.of());

    public PageFacts {
        values = Map.copyOf(values);
    }

    /** The values of a fact. */
    public List<String> of(Fact fact) {
        return values.getOrDefault(fact, List.of());
    }

    /** The first value of a fact. */
    public Optional<String> first(Fact fact) {
        return of(fact).stream().findFirst();
    }

    /** Facts as they are found; for one thread. */
    static final class Found {
        /** UTF-8 bytes of one value at most; what is longer is cut. */
        static final int LONGEST = 1_000;

        private static final int MOST = 200;

        private final Map<Fact, List<String>> values = new EnumMap<>(Fact.class);

        /** Adds a value unless it is blank or was there. */
        void add(Fact fact, String value) {
            String clean = SearchableText.clean(value, LONGEST).text();
            List<String> known = values.computeIfAbsent(fact, _ -> new ArrayList<>());
            if (!clean.isEmpty() && known.size() < MOST && !known.contains(clean)) {
                known.add(clean);
            }
        }

        /** Adds the value of a fact that has only one, which is the first that is found. */
        void addFirst(Fact fact, String value) {
            if (!has(fact)) {
                add(fact, value);
            }
        }

        boolean has(Fact fact) {
            return !values.getOrDefault(fact, List.of()).isEmpty();
        }

        PageFacts all() {
            values.values().removeIf(List::isEmpty);
            values.replaceAll((_, found) -> List.copyOf(found));
            return new PageFacts(values);
        }
    }
}
