package org.diancang.orchestrator.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a site has chosen for its crawls.
 *
 * @param siteId the site
 * @param profileId the profile that it shares, if any
 * @param overrides what it has otherwise than profile and installation
 * @param version changes with each change; 0 where nothing was ever chosen
 * @param changedBy user name of who changed it last; empty before the first time
 * @param changedAt when
 */
public record SiteSettings(
        UUID siteId,
        Optional<UUID> profileId,
        Overrides overrides,
        long version,
        String changedBy,
        Optional<Instant> changedAt) {
    /** Nothing was chosen yet. */
    static SiteSettings none(UUID siteId) {
        return new SiteSettings(siteId, Optional.empty(), Overrides.NONE, 0, "", Optional.empty());
    }
}
