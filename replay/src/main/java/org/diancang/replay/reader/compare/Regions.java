package org.diancang.replay.reader.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** Where two lists differ. */
final class Regions {
    private Regions() {}

    /** A stretch of the one list that stands in place of a stretch of the other. */
    record Region(int leftFrom, int leftTo, int rightFrom, int rightTo) {
        private boolean touches(Region next) {
            return leftTo == next.leftFrom && rightTo == next.rightFrom;
        }

        Region with(Region next) {
            return new Region(leftFrom, next.leftTo, rightFrom, next.rightTo);
        }
    }

    /**
     * The stretches in order. Memory grows with the lists, not with how much they differ; so may
     * time, squared, which is why callers bound them.
     */
    static <T> List<Region> of(List<T> left, List<T> right) {
        List<Region> regions = new ArrayList<>();
        DiffUtils.diff(left, right, new MyersDiffWithLinearSpace<T>()).getDeltas().stream()
                .map(Regions::region)
                .forEach(
                        next -> {
                            if (!regions.isEmpty() && regions.getLast().touches(next)) {
                                regions.set(regions.size() - 1, regions.getLast().with(next));
                            } else {
                                regions.add(next);
                            }
                        });
        return regions;
    }

    private static <T> Region region(AbstractDelta<T> delta) {
        int left = delta.getSource().getPosition();
        int right = delta.getTarget().getPosition();
        return new Region(
                left, left + delta.getSource().size(), right, right + delta.getTarget().size());
    }
}
