package org.diancang.orchestrator.access;

import java.util.List;
import java.util.Optional;

/** What came of making or changing a policy. */
public sealed interface AccessPolicyChange {
    /** It is as wanted now, and on its way to those who apply it. */
    record Saved(KeptPolicy policy) implements AccessPolicyChange {}

    /** Nothing was changed; why, everything that is wrong. */
    record Refused(List<AccessRuleFinding> findings) implements AccessPolicyChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed, since it stands otherwise than was thought; how, if it does. */
    record Outdated(Optional<KeptPolicy> current) implements AccessPolicyChange {}
}
