package org.diancang.replay.reader.calendar;

import java.util.ArrayList;
import java.util.List;

/**
 * A line in a list of versions: one version, or a run of versions that repeat an earlier one,
 * folded together.
 *
 * @param first the version, or the earliest of the run
 * @param last the same, or the latest of the run
 * @param repeats versions in the run, 0 where this is a version of its own
 */
public record Row(Version first, Version last, int repeats) {

    /** Lines of versions that come oldest first; the lines come newest first. */
    static List<Row> fold(List<Version> versions) {
        List<Row> rows = new ArrayList<>();
        for (Version version : versions) {
            Row row = rows.isEmpty() ? null : rows.getLast();
            if (version.unchanged() && row != null && row.repeats() > 0) {
                rows.set(rows.size() - 1, new Row(row.first(), version, row.repeats() + 1));
            } else {
                rows.add(new Row(version, version, version.unchanged() ? 1 : 0));
            }
        }
        return List.copyOf(rows.reversed());
    }
}
