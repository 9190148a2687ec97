package org.diancang.orchestrator.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;

/** Reads a draft, and says everything that is wrong about it. Used once. */
final class DraftCheck {
    private static final int HIGHEST_PRIORITY = 1_000;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_COMMENT = 10_000;
    private static final int LONGEST_EXTERNAL_ID = 1_000;
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What an answer has besides: who sends it back changed need not take it out. */
    private static final Set<String> GIVEN_OUT =
            Set.of(
                    "id",
                    "schemaVersion",
                    "version",
                    "createdBy",
                    "createdAt",
                    "changedBy",
                    "changedAt");

    private static final Set<String> REMARKS_GIVEN_OUT =
            Set.of("createdAt", "createdBy", "changedBy");

    private final AccessRuleDraft draft;
    private final IntPredicate isPolicy;
    private final FieldCheck fields = new FieldCheck();

    DraftCheck(AccessRuleDraft draft, IntPredicate isPolicy) {
        this.draft = draft;
        this.isPolicy = isPolicy;
    }

    /** What came of reading. */
    sealed interface Outcome {
        /** It can be kept. */
        record Good(Wanted wanted) implements Outcome {}

        /** It can't. */
        record Bad(List<AccessRuleFinding> findings) implements Outcome {}
    }

    /** Makes a rule of what was read. */
    interface Wanted {
        KeptRule rule(UUID id, long version, Authors authors, Instant changedAt);
    }

    Outcome outcome() {
        fields.unknown("", draft.others(), GIVEN_OUT);
        String message = fields.text("message", draft.message(), LONGEST_MESSAGE);
        Integer number = policyNumber();
        Policy policy = number == null ? policy() : policyOfNumber(message);
        List<String> patterns = patterns();
        List<String> groups = fields.names("groups", draft.groups());
        String collection = collection();
        Instant capturedFrom = instant("capturedFrom", draft.capturedFrom());
        Instant capturedTo = instant("capturedTo", draft.capturedTo());
        inOrder("capturedTo", capturedFrom, capturedTo);
        Instant accessedFrom = instant("accessedFrom", draft.accessedFrom());
        Instant accessedTo = instant("accessedTo", draft.accessedTo());
        inOrder("accessedTo", accessedFrom, accessedTo);
        Period embargo = embargo(policy);
        int priority = priority();
        String comment = fields.text("privateComment", draft.privateComment(), LONGEST_COMMENT);
        RemarksBy remarks = remarks();
        if (!fields.isClean()) {
            return new Outcome.Bad(fields.findings());
        }
        return new Outcome.Good(
                (id, version, authors, changedAt) ->
                        new KeptRule(
                                new AccessRule(
                                        id,
                                        AccessRule.SCHEMA_VERSION,
                                        version,
                                        policy,
                                        number,
                                        patterns,
                                        collection,
                                        capturedFrom,
                                        capturedTo,
                                        accessedFrom,
                                        accessedTo,
                                        embargo,
                                        groups,
                                        priority,
                                        message,
                                        comment,
                                        remarks.of(authors),
                                        changedAt),
                                authors));
    }

    private @Nullable Integer policyNumber() {
        Integer number = draft.policyNumber();
        if (number != null && !isPolicy.test(number)) {
            fields.found("policyNumber", "unknown", "must be that of a policy that there is.");
        }
        return number;
    }

    /** Follows from the message; what was given out before may be sent back. */
    private Policy policyOfNumber(@Nullable String message) {
        String typed = FieldCheck.stripped(draft.policy());
        if (!typed.isEmpty()
                && !typed.equals(Policy.BLOCK.name())
                && !typed.equals(Policy.EXCLUDE.name())) {
            fields.found(
                    "policy", "contradiction", "is left out where policyNumber names a policy.");
        }
        return message == null ? Policy.EXCLUDE : Policy.BLOCK;
    }

    /** Notes of a rule whose authors are not known yet. */
    private interface RemarksBy {
        AccessRule.Remarks of(Authors authors);
    }

    private RemarksBy remarks() {
        AccessRuleDraft.Remarks typed = draft.remarks();
        if (typed == null) {
            return authors -> KeptRule.remarks(true, false, null, null, authors);
        }
        fields.unknown("remarks.", typed.others(), REMARKS_GIVEN_OUT);
        String externalId =
                fields.text("remarks.externalId", typed.externalId(), LONGEST_EXTERNAL_ID);
        String reason = fields.text("remarks.reason", typed.reason(), LONGEST_COMMENT);
        boolean enabled = typed.enabled() == null || typed.enabled();
        boolean pinned = typed.pinned() != null && typed.pinned();
        return authors -> KeptRule.remarks(enabled, pinned, externalId, reason, authors);
    }

    private Policy policy() {
        String typed = FieldCheck.stripped(draft.policy());
        if (typed.isEmpty()) {
            fields.found("policy", "required", "must be ALLOW, BLOCK or EXCLUDE.");
            return Policy.EXCLUDE;
        }
        return Arrays.stream(Policy.values())
                .filter(policy -> policy.name().equals(typed))
                .findFirst()
                .orElseGet(
                        () -> {
                            fields.found("policy", "unknown", "must be ALLOW, BLOCK or EXCLUDE.");
                            return Policy.EXCLUDE;
                        });
    }

    private List<String> patterns() {
        List<@Nullable String> typed =
                draft.urlPatterns() == null ? List.of() : draft.urlPatterns();
        Set<String> patterns = new LinkedHashSet<>();
        if (typed.isEmpty()) {
            fields.found(
                    "urlPatterns", "required", "must have one pattern at least; * is everything.");
        }
        if (typed.size() > AccessRule.MOST_PATTERNS) {
            fields.found(
                    "urlPatterns",
                    "too-many",
                    "may be " + AccessRule.MOST_PATTERNS + " at most; make another rule.");
            return List.of();
        }
        for (int i = 0; i < typed.size(); i++) {
            String pattern = FieldCheck.stripped(typed.get(i));
            try {
                refuseHalfCharacters(pattern);
                patterns.add(KeyPattern.of(pattern).written());
            } catch (IllegalArgumentException e) {
                fields.found("urlPatterns[" + i + "]", "malformed", e.getMessage() + ".");
            }
        }
        return List.copyOf(patterns);
    }

    private @Nullable String collection() {
        String typed = FieldCheck.stripped(draft.collection());
        return typed.isEmpty() ? null : fields.name("collection", typed);
    }

    private @Nullable Instant instant(String item, @Nullable String typed) {
        String text = FieldCheck.stripped(typed);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                fields.found(item, "out-of-range", "must be in the years 1000 to 9999.");
            }
            return instant;
        } catch (DateTimeException e) {
            fields.found(item, "malformed", "must be an instant such as 2026-12-01T00:00:00Z.");
            return null;
        }
    }

    private void inOrder(String item, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            fields.found(item, "reversed", "must not be before its beginning.");
        }
    }

    private @Nullable Period embargo(Policy policy) {
        String text = FieldCheck.stripped(draft.embargo());
        if (text.isEmpty()) {
            return null;
        }
        if (policy == Policy.ALLOW) {
            fields.found("embargo", "contradiction", "hides; a rule that allows can't have it.");
            return null;
        }
        try {
            Period embargo = Period.parse(text);
            AccessRule.checkEmbargo(embargo);
            return embargo;
        } catch (DateTimeException | IllegalArgumentException e) {
            fields.found(
                    "embargo",
                    "malformed",
                    "must be a period such as P1Y6M or P30D, up to P"
                            + AccessRule.LONGEST_EMBARGO
                            + "Y.");
            return null;
        }
    }

    private int priority() {
        int priority = draft.priority() == null ? 0 : draft.priority();
        if (Math.abs((long) priority) > HIGHEST_PRIORITY) {
            fields.found("priority", "out-of-range", "must be -1000 to 1000.");
        }
        return priority;
    }

    private static void refuseHalfCharacters(String text) {
        if (FieldCheck.hasHalfCharacters(text)) {
            throw new IllegalArgumentException("a pattern has whole characters");
        }
    }
}
