package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule about who may see which captures, as it stands now; topic {@code access-rules}, compacted,
 * where a message without value says that the rule is gone. Ids are never used again.
 *
 * @param id identity
 * @param schemaVersion version of this message
 * @param version rises with each change of any rule: of two messages of one rule the one with the
 *     higher version counts
 * @param policy what it does; of a rule that names a policy by number, how it hides from those who
 *     are at none of its access points, and from everybody where a reader does not know such rules
 * @param policyNumber {@link AccessPolicy} whose access points may see the captures; absent: {@code
 *     policy} alone says what it does. Not with {@code ALLOW}
 * @param urlPatterns which URLs it is about, as {@link KeyPattern} reads them; 1 to {@value
 *     #MOST_PATTERNS}
 * @param collection the only collection that it is about; absent: all
 * @param capturedFrom captures before this second are not its concern; absent: none is too old
 * @param capturedTo captures after this second are not its concern; absent: none is too new
 * @param accessedFrom before this instant it does not hold yet; absent: it holds already
 * @param accessedTo after this instant it no longer holds; absent: it holds for ever
 * @param embargo it holds for a capture only until so long after it, counted in UTC; absent: always
 * @param groups readers that it is about; empty: everybody
 * @param priority of two rules with patterns as long, the higher decides
 * @param message said to readers whom it keeps out
 * @param privateComment for staff; never said to readers
 * @param remarks what else is noted about it; absent: nothing
 * @param changedAt when it became so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessRule(
        UUID id,
        int schemaVersion,
        long version,
        Policy policy,
        @Nullable Integer policyNumber,
        List<String> urlPatterns,
        @Nullable String collection,
        @Nullable Instant capturedFrom,
        @Nullable Instant capturedTo,
        @Nullable Instant accessedFrom,
        @Nullable Instant accessedTo,
        @Nullable Period embargo,
        List<String> groups,
        int priority,
        @Nullable String message,
        @Nullable String privateComment,
        @Nullable Remarks remarks,
        Instant changedAt) {
    /** Version of this message that is written now. */
    public static final int SCHEMA_VERSION = 2;

    /** Patterns of a rule at most. */
    public static final int MOST_PATTERNS = 100;

    /** Longest embargo, in years. */
    public static final int LONGEST_EMBARGO = 200;

    /** What a rule does with the captures that it is about. */
    public enum Policy {
        /** They may be seen, whatever less specific rules say. */
        ALLOW,
        /**
         * They are not shown; who asks is told so, with the rule's message (HTTP 451, RFC 7725).
         */
        BLOCK,
        /** They are not shown, and who asks is told that there are none (HTTP 404). */
        EXCLUDE
    }

    /**
     * What is noted about a rule and decides nothing.
     *
     * @param enabled as whoever wrote it says; kept, not heeded, as in OutbackCDX
     * @param pinned before others where rules are listed
     * @param externalId what it is called elsewhere
     * @param reason why there is such a rule
     * @param createdAt when it was made
     * @param createdBy user name of who made it
     * @param changedBy user name of who changed it last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remarks(
            boolean enabled,
            boolean pinned,
            @Nullable String externalId,
            @Nullable String reason,
            @Nullable Instant createdAt,
            @Nullable String createdBy,
            @Nullable String changedBy) {}

    public AccessRule {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(policy, "policy is missing");
        Objects.requireNonNull(urlPatterns, "urlPatterns is missing");
        Objects.requireNonNull(groups, "groups is missing");
        Objects.requireNonNull(changedAt, "changedAt is missing");
        if (urlPatterns.isEmpty() || urlPatterns.size() > MOST_PATTERNS) {
            throw new IllegalArgumentException(
                    "urlPatterns must be 1 to " + MOST_PATTERNS + ", are " + urlPatterns.size());
        }
        urlPatterns = List.copyOf(urlPatterns);
        urlPatterns.forEach(AccessRule::checkPattern);
        groups = List.copyOf(groups);
        checkOrder("captured", capturedFrom, capturedTo);
        checkOrder("accessed", accessedFrom, accessedTo);
        if (policyNumber != null) {
            AccessPolicy.checkNumber(policyNumber);
            if (policy == Policy.ALLOW) {
                throw new IllegalArgumentException(
                        "policyNumber: a rule that allows names no policy");
            }
        }
        if (embargo != null) {
            checkEmbargo(embargo);
            if (policy == Policy.ALLOW) {
                // It would open what is new and no other rule hides: nobody means that.
                throw new IllegalArgumentException("embargo: a rule that allows has none");
            }
        }
    }

    /** Its patterns, read. */
    public List<KeyPattern> patterns() {
        return urlPatterns.stream().map(KeyPattern::of).toList();
    }

    private static void checkPattern(String pattern) {
        try {
            KeyPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "urlPatterns: '" + pattern + "': " + e.getMessage(), e);
        }
    }

    private static void checkOrder(String what, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException(
                    what + "From " + from + " is after " + what + "To " + to);
        }
    }

    /**
     * Refuses what is no embargo.
     *
     * @throws IllegalArgumentException if the period is not forwards, empty or too long
     */
    public static void checkEmbargo(Period embargo) {
        boolean forwards =
                embargo.getYears() >= 0 && embargo.getMonths() >= 0 && embargo.getDays() >= 0;
        boolean bounded =
                embargo.toTotalMonths() <= LONGEST_EMBARGO * 12L
                        && embargo.getDays() <= LONGEST_EMBARGO * 366;
        if (!forwards || embargo.isZero() || !bounded) {
            throw new IllegalArgumentException(
                    "embargo must be P1D to P" + LONGEST_EMBARGO + "Y, is " + embargo);
        }
    }
}
