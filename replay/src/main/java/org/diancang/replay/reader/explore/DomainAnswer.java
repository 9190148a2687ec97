package org.diancang.replay.reader.explore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is of a domain. */
record DomainAnswer(
        String domain,
        long pages,
        @Nullable Instant firstCapturedAt,
        @Nullable Instant lastCapturedAt,
        List<Year> years,
        List<Host> hosts,
        boolean moreHosts) {
    // What an answer leaves out is empty.
    DomainAnswer {
        years = years == null ? List.of() : List.copyOf(years);
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }

    record Year(int year, long pages, long bytes, long withoutSize, Map<String, Long> types) {
        Year {
            types = types == null ? Map.of() : Map.copyOf(types);
        }
    }

    record Host(
            String host,
            long pages,
            @Nullable Instant firstCapturedAt,
            @Nullable Instant lastCapturedAt) {}
}
