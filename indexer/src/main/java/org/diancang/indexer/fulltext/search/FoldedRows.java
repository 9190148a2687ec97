package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.diancang.indexer.fulltext.search.RowBlock.Document;
import org.diancang.indexer.fulltext.search.SearchAnswer.Group;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.jspecify.annotations.Nullable;

/** Folds documents that stand as one row; they follow each other. */
final class FoldedRows implements Iterator<FoundRow> {
    private final HitGroup group;
    private final Iterator<Document> documents;
    private @Nullable Document first;

    FoldedRows(HitGroup group, Iterator<Document> documents) {
        this.group = group;
        this.documents = documents;
    }

    @Override
    public boolean hasNext() {
        return first != null || documents.hasNext();
    }

    @Override
    public FoundRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all rows were read");
        }
        Document begun = first == null ? documents.next() : first;
        first = null;
        RowKey key = RowKey.of(group, begun.sorted());
        if (group.field().isEmpty()) {
            return new FoundRow(begun.hit(), key);
        }
        Hit newest = begun.hit();
        Group folded = alone(newest);
        while (documents.hasNext()) {
            Document other = documents.next();
            if (!RowKey.of(group, other.sorted()).equals(key)) {
                first = other;
                break;
            }
            folded = added(folded, other.hit());
            newest =
                    other.hit().lastCapturedAt().isAfter(newest.lastCapturedAt())
                            ? other.hit()
                            : newest;
        }
        return new FoundRow(newest.withGroup(folded), key);
    }

    private static Group alone(Hit hit) {
        return new Group(1, hit.captureCount(), hit.firstCapturedAt(), hit.lastCapturedAt());
    }

    private static Group added(Group group, Hit hit) {
        return new Group(
                group.documents() + 1,
                group.captureCount() + hit.captureCount(),
                earlier(group.firstCapturedAt(), hit.firstCapturedAt()),
                later(group.lastCapturedAt(), hit.lastCapturedAt()));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
