package org.diancang.replay.reader.compare;

import java.util.ArrayList;
import java.util.List;
import org.diancang.replay.reader.compare.Regions.Region;

/**
 * What became of the text of one version in another.
 *
 * @param changes in the order of the page
 * @param different share of the text that isn't in both, 0 to 1
 */
public record TextComparison(List<Change> changes, double different) {
    /** Compares passage by passage. */
    static TextComparison of(List<String> before, List<String> after) {
        List<Change> changes = new ArrayList<>();
        long all = length(before) + length(after);
        double lost = 0;
        for (Region region : Regions.of(before, after)) {
            List<String> left = before.subList(region.leftFrom(), region.leftTo());
            List<String> right = after.subList(region.rightFrom(), region.rightTo());
            Pairing pairing = new Pairing(left, right);
            changes.addAll(pairing.changes());
            lost += length(left) + length(right) - pairing.kept();
        }
        return new TextComparison(List.copyOf(changes), all == 0 ? 0 : lost / all);
    }

    /** Changes of a kind. */
    public long count(String kind) {
        return changes.stream().filter(change -> change.kind().equals(kind)).count();
    }

    private static long length(List<String> passages) {
        return passages.stream().mapToLong(String::length).sum();
    }
}
