package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A rule in OutbackCDX's form made into one that the orchestrator takes. */
final class OutbackDraft {
    private final OutbackRule rule;
    private final CollectionName collection;

    OutbackDraft(OutbackRule rule, CollectionName collection) {
        this.rule = rule;
        this.collection = collection;
    }

    /**
     * One thing that is wrong, as OutbackCDX tells it.
     *
     * @param patternIndex of the pattern at fault; -1 where it is none
     */
    record Fault(@Nullable Long ruleId, int patternIndex, String message) {}

    /**
     * Everything that is wrong about the rule.
     *
     * @param isPolicy whether there is a policy of a number
     */
    List<Fault> faults(LongPredicate isPolicy) {
        List<Fault> faults = new ArrayList<>();
        List<String> patterns = patterns();
        if (patterns.isEmpty()) {
            faults.add(fault(-1, "a rule has one URL pattern at least"));
        }
        for (int i = 0; i < patterns.size(); i++) {
            try {
                KeyPattern.of(patterns.get(i));
            } catch (IllegalArgumentException e) {
                faults.add(fault(i, String.valueOf(e.getMessage())));
            }
        }
        if (rule.policyId() == null || !isPolicy.test(rule.policyId())) {
            faults.add(fault(-1, "policyId must be that of a policy, is " + rule.policyId()));
        }
        try {
            captured();
            accessed();
        } catch (IllegalArgumentException e) {
            faults.add(fault(-1, String.valueOf(e.getMessage())));
        }
        return faults;
    }

    /**
     * What is sent to the orchestrator; what OutbackCDX's form can't say stays as it is.
     *
     * @param before the rule as it stands, if it does
     */
    ObjectNode draft(Optional<AccessRule> before) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        before.filter(this::keepsPolicyOf)
                .ifPresentOrElse(
                        known -> draft.put("policy", known.policy().name()),
                        () -> draft.put("policyNumber", rule.policyId()));
        ArrayNode patterns = draft.putArray("urlPatterns");
        patterns().forEach(patterns::add);
        draft.put("collection", collection.value());
        put(draft, "capturedFrom", captured().from());
        put(draft, "capturedTo", captured().to());
        put(draft, "accessedFrom", accessed().from());
        put(draft, "accessedTo", accessed().to());
        Period period = rule.period() == null ? Period.ZERO : rule.period().period();
        if (!period.isZero()) {
            draft.put("embargo", period.toString());
        }
        draft.put("message", rule.publicMessage());
        draft.put("privateComment", rule.privateComment());
        remarks(draft.putObject("remarks"), before);
        before.ifPresent(
                known -> {
                    draft.put("priority", known.priority());
                    draft.put("collection", known.collection());
                    ArrayNode groups = draft.putArray("groups");
                    known.groups().forEach(groups::add);
                });
        return draft;
    }

    /** A rule of ours that names no policy is shown with one; sent back so, it stays as it is. */
    private boolean keepsPolicyOf(AccessRule known) {
        return known.policyNumber() == null
                && rule.policyId() != null
                && rule.policyId() == OutbackPolicy.idOf(known);
    }

    private void remarks(ObjectNode remarks, Optional<AccessRule> before) {
        remarks.put("enabled", rule.enabled());
        remarks.put("pinned", rule.pinned());
        remarks.put("externalId", rule.externalId());
        boolean isOurs =
                before.map(OutbackRule::groups)
                        .filter(groups -> groups.equals(rule.reason()))
                        .isPresent();
        remarks.put("reason", isOurs ? null : rule.reason());
    }

    private List<String> patterns() {
        return rule.urlPatterns() == null ? List.of() : rule.urlPatterns();
    }

    private OutbackRule.Dates captured() {
        return checked(rule.captured());
    }

    private OutbackRule.Dates accessed() {
        return checked(rule.accessed());
    }

    private static OutbackRule.Dates checked(OutbackRule.@Nullable Dates dates) {
        OutbackRule.Dates checked = dates == null ? new OutbackRule.Dates(null, null) : dates;
        checked.from();
        checked.to();
        return checked;
    }

    private static void put(ObjectNode draft, String field, @Nullable Instant instant) {
        if (instant != null) {
            draft.put(field, instant.toString());
        }
    }

    private Fault fault(int pattern, String message) {
        return new Fault(rule.id(), pattern, message);
    }
}
