package org.diancang.orchestrator.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.diancang.events.AccessRule;
import org.diancang.orchestrator.access.Authors;
import org.diancang.orchestrator.access.KeptRule;

/** A rule as it is announced, with who made it and who changed it last. */
record AccessRuleJson(
        @JsonUnwrapped AccessRule rule, String createdBy, Instant createdAt, String changedBy) {
    static AccessRuleJson of(KeptRule kept) {
        Authors authors = kept.authors();
        return new AccessRuleJson(
                kept.rule(), authors.createdBy(), authors.createdAt(), authors.changedBy());
    }
}
