package org.diancang.replay.access;

import java.util.Set;

/**
 * For whom this thread works. Every look-up says it to the indexer, so that no page or endpoint can
 * forget it; where nothing is said, it is the public.
 */
public final class CurrentReader {
    private static final ScopedValue<Set<String>> GROUPS = ScopedValue.newInstance();

    private CurrentReader() {}

    /** Names of the groups that the reader belongs to; empty for the public. */
    public static Set<String> groups() {
        return GROUPS.orElse(Set.of());
    }

    /** Work that is done for somebody. */
    public interface Work<E extends Exception> {
        /** Does it. */
        void run() throws E;
    }

    /** Does work for a reader of some groups. */
    public static <E extends Exception> void as(Set<String> groups, Work<E> work) throws E {
        ScopedValue.where(GROUPS, Set.copyOf(groups))
                .<Void, E>call(
                        () -> {
                            work.run();
                            return null;
                        });
    }
}
