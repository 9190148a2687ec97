package org.diancang.orchestrator.site;

/** What would come of nominating an address as a site of its own. */
public sealed interface SeedPreview {
    /** It could be nominated; {@link Seed#warning} says what is odd about it. */
    record New(Seed seed) implements SeedPreview {}

    /** It is nominated or a site already. */
    record Known(Duplicate duplicate) implements SeedPreview {}

    /** It is no address, may not be crawled, or stands earlier in the same list. */
    record Wrong(Finding finding) implements SeedPreview {}
}
