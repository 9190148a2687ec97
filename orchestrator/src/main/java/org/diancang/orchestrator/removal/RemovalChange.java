package org.diancang.orchestrator.removal;

import java.util.List;

/** What came of asking for, approving, refusing or lifting a removal. */
public sealed interface RemovalChange {
    /** It is so now. */
    record Done(Removal removal) implements RemovalChange {}

    /** Approved, but some captures may still be in an index; to be tried again. */
    record Unfinished(Removal removal, String why) implements RemovalChange {}

    /** Nothing was changed; what is wrong. */
    record Refused(List<Finding> findings) implements RemovalChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed: it does not stand so that this could be done, or not by this person. */
    record NotNow() implements RemovalChange {}

    /**
     * One thing that is wrong.
     *
     * @param item the field
     * @param code what, for message bundles
     */
    record Finding(String item, String code) {}
}
