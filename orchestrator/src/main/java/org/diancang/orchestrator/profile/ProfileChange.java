package org.diancang.orchestrator.profile;

import java.util.List;
import java.util.Optional;

/** What came of making, changing or removing a profile. */
public sealed interface ProfileChange {
    /** It is as wanted now. */
    record Saved(Profile profile) implements ProfileChange {}

    /** It is gone; its history stays. */
    record Removed(Profile profile) implements ProfileChange {}

    /** Nothing was changed; why, everything that is wrong. */
    record Refused(List<SettingFinding> findings) implements ProfileChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed, since somebody else changed it first; how it stands now, if it does. */
    record Outdated(Optional<Profile> current) implements ProfileChange {}

    /** It can't be removed, since sites have chosen it; their numbers. */
    record InUse(List<String> sites) implements ProfileChange {
        public InUse {
            sites = List.copyOf(sites);
        }
    }
}
