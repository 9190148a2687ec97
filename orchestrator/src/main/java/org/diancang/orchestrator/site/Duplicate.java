package org.diancang.orchestrator.site;

import java.util.Optional;
import java.util.UUID;

/**
 * A seed that somebody nominated before.
 *
 * @param seed the seed of the new nomination, as normalised
 * @param nominationId the earlier nomination
 * @param nominationNumber its number, such as {@code N-0012}
 * @param libraryName library that made it
 * @param siteId the site that it became, if it was approved
 */
public record Duplicate(
        String seed,
        UUID nominationId,
        String nominationNumber,
        String libraryName,
        Optional<UUID> siteId) {}
