package org.diancang.replay.reader.compare;

import java.util.List;
import java.util.Set;
import org.diancang.replay.reader.page.PageReading;

/**
 * Pictures and files that only one of two versions names.
 *
 * @param added that came
 * @param removed that went
 */
public record Parts(List<String> added, List<String> removed) {
    private static final int SHOWN = 20;

    static Parts of(PageReading left, PageReading right) {
        return new Parts(
                without(right.parts(), left.parts()), without(left.parts(), right.parts()));
    }

    /** The first of them, for a list. */
    public static List<String> shown(List<String> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static List<String> without(Set<String> all, Set<String> others) {
        return all.stream().filter(part -> !others.contains(part)).toList();
    }
}
