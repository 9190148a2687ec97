package org.diancang.indexer;

import java.util.Optional;
import java.util.Set;

/** What access rules let readers see, for features that ask about many captures at once. */
public interface ReaderAccess {
    /**
     * What may be seen at this moment.
     *
     * @param groups to which the reader belongs; empty for the public
     * @return empty as long as not all rules are known: nothing may be shown then
     */
    Optional<VisibleRegions> of(Set<String> groups);
}
