package org.diancang.orchestrator.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.diancang.events.AccessPolicy;
import org.diancang.orchestrator.access.Authors;
import org.diancang.orchestrator.access.KeptPolicy;

/** A policy as it is announced, with who made it and who changed it last. */
record AccessPolicyJson(
        @JsonUnwrapped AccessPolicy policy, String createdBy, Instant createdAt, String changedBy) {
    static AccessPolicyJson of(KeptPolicy kept) {
        Authors authors = kept.authors();
        return new AccessPolicyJson(
                kept.policy(), authors.createdBy(), authors.createdAt(), authors.changedBy());
    }
}
