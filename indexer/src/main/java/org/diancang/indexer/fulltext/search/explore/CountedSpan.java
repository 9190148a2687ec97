package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.List;
import org.diancang.indexer.VisibleRegions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pages, and when the first and the last of those captures were made that count. */
record CountedSpan(long pages, @Nullable Instant first, @Nullable Instant last) {
    static final CountedSpan NONE = new CountedSpan(0, null, null);

    /** A month on a shelf may begin before what is shown of it, and end after that. */
    static CountedSpan read(JsonNode part, List<VisibleRegions.Span> shown) {
        JsonNode counted = ByYear.counted(part);
        if (counted.path("doc_count").asLong() == 0) {
            return NONE;
        }
        return new CountedSpan(
                part.path("doc_count").asLong(),
                VisibleRegions.Span.notBefore(shown, moment(counted.path("first"))),
                VisibleRegions.Span.notAfter(shown, moment(counted.path("last"))));
    }

    private static Instant moment(JsonNode aggregated) {
        return Instant.ofEpochMilli(aggregated.path("value").asLong());
    }

    CountedSpan plus(CountedSpan other) {
        if (first == null || last == null || other.first == null || other.last == null) {
            return first == null ? other : this;
        }
        return new CountedSpan(
                pages + other.pages,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    DomainAnswer.Host of(String host) {
        Instant begin = first == null ? Instant.EPOCH : first;
        return new DomainAnswer.Host(host, pages, begin, last == null ? begin : last);
    }
}
