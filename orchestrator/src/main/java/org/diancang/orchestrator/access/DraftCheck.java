package org.diancang.orchestrator.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;

/** Reads a draft, and says everything that is wrong about it. Used once. */
final class DraftCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_GROUPS = 100;
    private static final int HIGHEST_PRIORITY = 1_000;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_COMMENT = 10_000;
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

    private final AccessRuleDraft draft;
    private final List<AccessRuleFinding> findings = new ArrayList<>();

    DraftCheck(AccessRuleDraft draft) {
        this.draft = draft;
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
        AccessRule rule(UUID id, long version, Instant changedAt);
    }

    Outcome outcome() {
        unknownFields();
        Policy policy = policy();
        List<String> patterns = patterns();
        List<String> groups = groups();
        String collection = collection();
        Instant capturedFrom = instant("capturedFrom", draft.capturedFrom());
        Instant capturedTo = instant("capturedTo", draft.capturedTo());
        inOrder("capturedTo", capturedFrom, capturedTo);
        Instant accessedFrom = instant("accessedFrom", draft.accessedFrom());
        Instant accessedTo = instant("accessedTo", draft.accessedTo());
        inOrder("accessedTo", accessedFrom, accessedTo);
        Period embargo = embargo(policy);
        int priority = priority();
        String message = text("message", draft.message(), LONGEST_MESSAGE);
        String comment = text("privateComment", draft.privateComment(), LONGEST_COMMENT);
        if (!findings.isEmpty()) {
            return new Outcome.Bad(List.copyOf(findings));
        }
        return new Outcome.Good(
                (id, version, changedAt) ->
                        new AccessRule(
                                id,
                                AccessRule.SCHEMA_VERSION,
                                version,
                                policy,
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
                                changedAt));
    }

    private void unknownFields() {
        Map<String, ?> others = draft.others() == null ? Map.of() : draft.others();
        for (String name : new TreeSet<>(others.keySet())) {
            if (!GIVEN_OUT.contains(name)) {
                found(name, "unknown", "is no field of an access rule.");
            }
        }
    }

    private Policy policy() {
        String typed = blankToEmpty(draft.policy());
        if (typed.isEmpty()) {
            found("policy", "required", "must be ALLOW, BLOCK or EXCLUDE.");
            return Policy.EXCLUDE;
        }
        return Arrays.stream(Policy.values())
                .filter(policy -> policy.name().equals(typed))
                .findFirst()
                .orElseGet(
                        () -> {
                            found("policy", "unknown", "must be ALLOW, BLOCK or EXCLUDE.");
                            return Policy.EXCLUDE;
                        });
    }

    private List<String> patterns() {
        List<@Nullable String> typed =
                draft.urlPatterns() == null ? List.of() : draft.urlPatterns();
        Set<String> patterns = new LinkedHashSet<>();
        if (typed.isEmpty()) {
            found("urlPatterns", "required", "must have one pattern at least; * is everything.");
        }
        if (typed.size() > AccessRule.MOST_PATTERNS) {
            found(
                    "urlPatterns",
                    "too-many",
                    "may be " + AccessRule.MOST_PATTERNS + " at most; make another rule.");
            return List.of();
        }
        for (int i = 0; i < typed.size(); i++) {
            String pattern = blankToEmpty(typed.get(i));
            try {
                refuseHalfCharacters(pattern);
                patterns.add(KeyPattern.of(pattern).written());
            } catch (IllegalArgumentException e) {
                found("urlPatterns[" + i + "]", "malformed", e.getMessage() + ".");
            }
        }
        return List.copyOf(patterns);
    }

    private List<String> groups() {
        List<@Nullable String> typed = draft.groups() == null ? List.of() : draft.groups();
        Set<String> groups = new LinkedHashSet<>();
        if (typed.size() > MOST_GROUPS) {
            found("groups", "too-many", "may be " + MOST_GROUPS + " at most.");
            return List.of();
        }
        for (int i = 0; i < typed.size(); i++) {
            groups.add(name("groups[" + i + "]", blankToEmpty(typed.get(i))));
        }
        return List.copyOf(groups);
    }

    private @Nullable String collection() {
        String typed = blankToEmpty(draft.collection());
        return typed.isEmpty() ? null : name("collection", typed);
    }

    private String name(String item, String typed) {
        if (!NAME.matcher(typed).matches()) {
            found(item, "malformed", "has 1 to 64 letters, digits, '-', '_' and '.'.");
        }
        return typed;
    }

    private @Nullable Instant instant(String item, @Nullable String typed) {
        String text = blankToEmpty(typed);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                found(item, "out-of-range", "must be in the years 1000 to 9999.");
            }
            return instant;
        } catch (DateTimeException e) {
            found(item, "malformed", "must be an instant such as 2026-12-01T00:00:00Z.");
            return null;
        }
    }

    private void inOrder(String item, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            found(item, "reversed", "must not be before its beginning.");
        }
    }

    private @Nullable Period embargo(Policy policy) {
        String text = blankToEmpty(draft.embargo());
        if (text.isEmpty()) {
            return null;
        }
        if (policy == Policy.ALLOW) {
            found("embargo", "contradiction", "hides; a rule that allows can't have it.");
            return null;
        }
        try {
            Period embargo = Period.parse(text);
            AccessRule.checkEmbargo(embargo);
            return embargo;
        } catch (DateTimeException | IllegalArgumentException e) {
            found(
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
            found("priority", "out-of-range", "must be -1000 to 1000.");
        }
        return priority;
    }

    private @Nullable String text(String item, @Nullable String typed, int longest) {
        String text = blankToEmpty(typed).replace("\r\n", "\n");
        if (text.length() > longest) {
            found(item, "too-long", "may have " + longest + " characters at most.");
        }
        if (text.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                || hasHalfCharacters(text)) {
            found(item, "control-characters", "must have no control characters.");
        }
        return text.isEmpty() ? null : text;
    }

    private static void refuseHalfCharacters(String text) {
        if (hasHalfCharacters(text)) {
            throw new IllegalArgumentException("a pattern has whole characters");
        }
    }

    /** JSON can name half a character; UTF-8, and so the database, can't hold it. */
    private static boolean hasHalfCharacters(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String blankToEmpty(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private void found(String item, String code, String detail) {
        findings.add(new AccessRuleFinding(item, code, detail));
    }
}
