package org.diancang.indexer.cdx;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What {@link PlainLookUps} must know of a dialect to answer {@code ?url=} and nothing else, and
 * what else is asked that often, in its stead, byte for byte as it would.
 */
public interface PlainDialect {
    /** The collection that a path asks; empty where the path is not of this dialect. */
    Optional<CollectionName> collection(String path);

    /** What a query asks; empty where the dialect itself is to answer. */
    default Optional<PlainQuestion> question(String query) {
        return PlainQuestion.ofUrl(query);
    }

    /** Value of Content-Type. */
    String mediaType(PlainQuestion question);

    /** Whether it compresses answers for those who take it: then only others are answered here. */
    default boolean compresses() {
        return false;
    }

    /** Headers of an answer beside its type. */
    default void headers(CdxTarget.Exact target, BiConsumer<String, String> header) {}

    /**
     * Writes a line.
     *
     * @return whether it could; otherwise the dialect itself is to answer
     */
    boolean write(StoredLine line, PlainQuestion question, CompactBytes out);

    /** The collection named by what stands behind a path's beginning, if that is all. */
    static Optional<CollectionName> named(String path, String beginning) {
        if (!path.startsWith(beginning)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CollectionName(path.substring(beginning.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
