package org.diancang.replay.reader.explore;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is of a site; plain text throughout. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SiteAnswer(
        String siteId,
        @Nullable Described described,
        long pages,
        long captures,
        Instant firstCapturedAt,
        Instant lastCapturedAt,
        long bytes,
        long withoutSize,
        List<Year> years,
        List<DomainAnswer.Host> hosts,
        boolean moreHosts,
        List<Page> latest) {
    // What an answer leaves out is empty.
    SiteAnswer {
        years = years == null ? List.of() : List.copyOf(years);
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        latest = latest == null ? List.of() : List.copyOf(latest);
    }

    /** What people call it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Described(
            String number, String name, String libraryName, String subject, List<String> seeds) {
        Described {
            seeds = seeds == null ? List.of() : List.copyOf(seeds);
        }
    }

    record Year(
            int year,
            long pages,
            long captures,
            long bytes,
            long withoutSize,
            Map<String, Long> types) {
        Year {
            types = types == null ? Map.of() : Map.copyOf(types);
        }
    }

    record Page(String url, String title, String type, Instant capturedAt) {}
}
