package org.diancang.orchestrator.site;

import java.util.Optional;

/**
 * What a list of nominations is narrowed to.
 *
 * @param state only these
 * @param subject only these
 * @param text only those whose name, number or seeds contain it, capitals or not; empty for all
 */
public record NominationFilter(
        Optional<Nomination.State> state, Optional<Subject> subject, String text) {}
