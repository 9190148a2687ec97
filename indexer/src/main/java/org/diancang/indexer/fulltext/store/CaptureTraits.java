package org.diancang.indexer.fulltext.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What captures of one month may have in common but their time.
 *
 * @param siteId site that they belong to
 * @param libraryId library that owns the site
 * @param status HTTP status where they have one
 * @param year calendar year, in UTC
 */
public record CaptureTraits(UUID siteId, UUID libraryId, @Nullable Integer status, int year) {}
