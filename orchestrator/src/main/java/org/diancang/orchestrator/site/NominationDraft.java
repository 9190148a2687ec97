package org.diancang.orchestrator.site;

import java.util.List;
import org.diancang.events.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a curator typed, unchecked: {@link Nominations#submit} says what is wrong with it.
 *
 * @param name name of the website, 1 to 200 characters
 * @param seeds 1 to 50 http(s) URLs, each at most 2,000 characters
 * @param scopeKind how far a crawl goes; HOST where absent
 * @param subject which side of the place it shows
 * @param owner who runs the website, at most 200 characters; may be absent
 * @param rightsBasis law or permission to collect and show it, at most 500; may be absent
 * @param reason why it should be archived, at most 2,000; may be absent
 * @param library code of the library that nominates; that of the nominator where absent
 */
public record NominationDraft(
        @Nullable String name,
        @Nullable List<@Nullable String> seeds,
        Scope.@Nullable Kind scopeKind,
        @Nullable Subject subject,
        @Nullable String owner,
        @Nullable String rightsBasis,
        @Nullable String reason,
        @Nullable String library) {
    /** Scopes that follow from the seeds, so that they can be chosen with them. */
    public static final List<Scope.Kind> SCOPES =
            List.of(Scope.Kind.HOST, Scope.Kind.DOMAIN, Scope.Kind.PREFIX, Scope.Kind.PAGE);
}
