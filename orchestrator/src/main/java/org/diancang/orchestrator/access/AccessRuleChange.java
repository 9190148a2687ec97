package org.diancang.orchestrator.access;

import java.util.List;
import java.util.Optional;

/** What came of making, changing or removing a rule. */
public sealed interface AccessRuleChange {
    /** It is as wanted now, and on its way to those who apply it. */
    record Saved(KeptRule rule) implements AccessRuleChange {}

    /** It is gone; its history stays. */
    record Removed(KeptRule rule) implements AccessRuleChange {}

    /** Nothing was changed; why, everything that is wrong. */
    record Refused(List<AccessRuleFinding> findings) implements AccessRuleChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed, since somebody else changed it first; how it stands now, if it does. */
    record Outdated(Optional<KeptRule> current) implements AccessRuleChange {}
}
