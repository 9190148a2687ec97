package org.diancang.indexer.cdx.server;

import java.util.Comparator;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;

/**
 * A run of an answer's lines.
 *
 * @param after lines up to this one come before it
 * @param from lines before this one come before it
 * @param end this line and those after it come after it
 */
record Window(Optional<CdxKey> after, Optional<CdxKey> from, Optional<CdxKey> end) {
    static final Window ALL = new Window(Optional.empty(), Optional.empty(), Optional.empty());

    static Window from(CdxKey first) {
        return new Window(Optional.empty(), Optional.of(first), Optional.empty());
    }

    static Window after(CdxKey last) {
        return new Window(Optional.of(last), Optional.empty(), Optional.empty());
    }

    boolean begins(CdxKey key, Comparator<CdxKey> order) {
        return after.filter(last -> order.compare(key, last) <= 0).isEmpty()
                && from.filter(first -> order.compare(key, first) < 0).isEmpty();
    }

    boolean endsBefore(CdxKey key, Comparator<CdxKey> order) {
        return end.filter(beyond -> order.compare(key, beyond) >= 0).isPresent();
    }
}
