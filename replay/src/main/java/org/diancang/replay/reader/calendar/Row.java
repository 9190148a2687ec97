package org.diancang.replay.reader.calendar;

import java.time.Instant;
import java.util.List;
import org.diancang.replay.cdx.CountedCaptures.Run;
import org.jspecify.annotations.Nullable;

/**
 * A line in a list of versions: one version, or a run of versions that repeat an earlier one,
 * folded together.
 *
 * @param first the version, or the earliest of the run
 * @param last the same, or the latest of the run
 * @param repeats versions in the run, 0 where this is a version of its own
 * @param sameAs when the version was captured that they repeat; null where this is one of its own
 */
public record Row(Version first, Version last, long repeats, @Nullable Instant sameAs) {

    /** Lines of runs in their order. */
    static List<Row> of(List<Run> runs, String url) {
        return runs.stream()
                .map(
                        run ->
                                new Row(
                                        Version.of(run.first(), url),
                                        Version.of(
                                                run.last() == null ? run.first() : run.last(), url),
                                        run.repeats(),
                                        run.sameAs()))
                .toList();
    }
}
