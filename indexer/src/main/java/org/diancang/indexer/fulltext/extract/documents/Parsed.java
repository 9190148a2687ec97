package org.diancang.indexer.fulltext.extract.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a parser made of a document. */
public sealed interface Parsed {
    /** The type that the parsers took it for, empty if they never came so far. */
    Optional<String> type();

    /**
     * It was read.
     *
     * @param type media type without parameters
     * @param text text as it came, empty where there is none
     * @param truncated whether the limit of text was reached
     * @param metadata values of Tika's fields, those of {@code tika.xml} at most
     */
    record Content(
            Optional<String> type,
            String text,
            boolean truncated,
            Map<String, List<String>> metadata)
            implements Parsed {
        public Content {
            metadata = Map.copyOf(metadata);
        }

        /** The values of a field. */
        public List<String> values(String field) {
            return metadata.getOrDefault(field, List.of());
        }
    }

    /**
     * It was not.
     *
     * @param type media type without parameters
     * @param obstacle the class of reason
     * @param reason the reason, for people
     */
    record Failed(Optional<String> type, Obstacle obstacle, String reason) implements Parsed {}
}
