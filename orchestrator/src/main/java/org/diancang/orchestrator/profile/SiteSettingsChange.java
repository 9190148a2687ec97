package org.diancang.orchestrator.profile;

import java.util.List;

/** What came of changing the settings of a site. */
public sealed interface SiteSettingsChange {
    /** They are as wanted now; the next crawl has them. */
    record Saved(SiteSettings settings) implements SiteSettingsChange {}

    /** Nothing was changed; why, everything that is wrong. */
    record Refused(List<SettingFinding> findings) implements SiteSettingsChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was changed, since somebody else changed them first; how they stand now. */
    record Outdated(SiteSettings current) implements SiteSettingsChange {}

    /** There is no such site. */
    record NoSuchSite() implements SiteSettingsChange {}
}
