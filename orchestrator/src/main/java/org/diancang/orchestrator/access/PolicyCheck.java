package org.diancang.orchestrator.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.diancang.events.AccessPolicy;

/** Reads a draft of a policy, and says everything that is wrong about it. Used once. */
final class PolicyCheck {
    private static final int LONGEST_NAME = 200;
    private static final Set<String> GIVEN_OUT =
            Set.of(
                    "number",
                    "schemaVersion",
                    "version",
                    "createdBy",
                    "createdAt",
                    "changedBy",
                    "changedAt");

    private final FieldCheck fields = new FieldCheck();
    private final String name;
    private final List<String> accessPoints;

    PolicyCheck(AccessPolicyDraft draft) {
        fields.unknown("", draft.others(), GIVEN_OUT);
        String text = fields.text("name", draft.name(), LONGEST_NAME);
        if (text == null) {
            fields.found("name", "required", "must be given.");
        }
        name = text == null ? "" : text;
        if (draft.accessPoints() == null) {
            // Forgotten, it would hide from everybody what somebody meant to be seen.
            fields.found("accessPoints", "required", "must be given; [] lets nobody see anything.");
        }
        accessPoints = fields.names("accessPoints", draft.accessPoints());
    }

    List<AccessRuleFinding> findings() {
        return fields.findings();
    }

    AccessPolicy policy(int number, long version, Instant changedAt) {
        return new AccessPolicy(
                number, AccessPolicy.SCHEMA_VERSION, version, name, accessPoints, changedAt);
    }
}
