package org.diancang.indexer;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it stands with the indexes, for operators; see {@code docs/operations.md}. */
@RestController
class IndexesController {
    private final IndexWatch watch;

    IndexesController(IndexWatch watch) {
        this.watch = watch;
    }

    /** One index; what is not known is null. */
    record Index(
            String name,
            IndexStanding.State state,
            @Nullable String cause,
            @Nullable String reason,
            Instant since,
            Instant at,
            @Nullable Long missing,
            @Nullable Long removals,
            @Nullable Long documents,
            long rebuild) {
        static Index of(String name, IndexWatch.Seen seen) {
            IndexStanding standing = seen.standing();
            return new Index(
                    name,
                    standing.state(),
                    standing.cause(),
                    standing.reason(),
                    seen.since(),
                    seen.at(),
                    orNull(standing.missing()),
                    orNull(standing.removals()),
                    orNull(standing.documents()),
                    standing.rebuild());
        }

        private static @Nullable Long orNull(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }

    @GetMapping("/internal/indexes")
    List<Index> indexes() {
        return watch.now().entrySet().stream()
                .map(one -> Index.of(one.getKey(), one.getValue()))
                .toList();
    }
}
