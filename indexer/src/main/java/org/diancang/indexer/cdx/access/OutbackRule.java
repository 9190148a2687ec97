package org.diancang.indexer.cdx.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;

/**
 * A rule as OutbackCDX writes it in JSON, with all fields.
 *
 * @param id number of the rule, made of its UUID
 * @param policyId see {@link OutbackPolicy#idOf}
 * @param enabled kept, not heeded, as there
 * @param reason why there is the rule; where nothing is noted and it is for groups: for which,
 *     which OutbackCDX can't say otherwise
 */
record OutbackRule(
        @Nullable Long id,
        @Nullable Long policyId,
        @Nullable List<String> urlPatterns,
        @Nullable Dates captured,
        @Nullable Dates accessed,
        @Nullable Length period,
        @Nullable String publicMessage,
        boolean enabled,
        boolean pinned,
        @Nullable String privateComment,
        @Nullable String externalId,
        @Nullable String reason,
        @Nullable String created,
        @Nullable String creator,
        @Nullable String modified,
        @Nullable String modifier) {
    /** What an editor begins with. */
    static final OutbackRule NEW =
            new OutbackRule(
                    null, null, List.of(), null, null, null, null, false, false, null, null, null,
                    null, null, null, null);

    private static final AccessRule.Remarks NO_REMARKS =
            new AccessRule.Remarks(true, false, null, null, null, null, null);

    /** How a date is written. */
    static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][xxx][xx][X]", Locale.ROOT);

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** A time; open where an end is absent. */
    record Dates(@Nullable String start, @Nullable String end) {
        static @Nullable Dates of(@Nullable Instant from, @Nullable Instant to) {
            return from == null && to == null ? null : new Dates(written(from), written(to));
        }

        /**
         * Its beginning.
         *
         * @throws IllegalArgumentException if it is no date
         */
        @Nullable Instant from() {
            return read(start);
        }

        /**
         * Its end.
         *
         * @throws IllegalArgumentException if it is no date
         */
        @Nullable Instant to() {
            return read(end);
        }
    }

    /** A period since the capture. */
    record Length(int years, int months, int days) {
        static @Nullable Length of(@Nullable Period period) {
            return period == null
                    ? null
                    : new Length(period.getYears(), period.getMonths(), period.getDays());
        }

        Period period() {
            return Period.of(years, months, days);
        }
    }

    static OutbackRule of(AccessRule rule) {
        AccessRule.Remarks remarks = rule.remarks() == null ? NO_REMARKS : rule.remarks();
        return new OutbackRule(
                number(rule.id()),
                OutbackPolicy.idOf(rule),
                rule.urlPatterns(),
                Dates.of(rule.capturedFrom(), rule.capturedTo()),
                Dates.of(rule.accessedFrom(), rule.accessedTo()),
                Length.of(rule.embargo()),
                rule.message(),
                remarks.enabled(),
                remarks.pinned(),
                rule.privateComment(),
                remarks.externalId(),
                remarks.reason() == null ? groups(rule) : remarks.reason(),
                written(remarks.createdAt()),
                remarks.createdBy(),
                written(rule.changedAt()),
                remarks.changedBy());
    }

    /** What stands for the reason of a rule for groups that has none. */
    static @Nullable String groups(AccessRule rule) {
        return rule.groups().isEmpty() ? null : "groups: " + String.join(", ", rule.groups());
    }

    /**
     * A number for a rule that any reader of JSON can hold: of its UUIDv7 the millisecond and the
     * twelve bits behind it. Until 2039 it has 53 bits.
     */
    static long number(UUID id) {
        long high = id.getMostSignificantBits();
        return high >>> 16 << 12 | high & 0xFFF;
    }

    /** Whether it has a text somewhere that staff look for. */
    boolean has(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> patterns = urlPatterns == null ? List.of() : urlPatterns;
        return patterns.stream().anyMatch(pattern -> contains(pattern, wanted))
                || contains(privateComment, wanted)
                || contains(publicMessage, wanted)
                || contains(externalId, wanted)
                || contains(reason, wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static @Nullable String written(@Nullable Instant instant) {
        return instant == null ? null : WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * A date, if there is one; midnight in UTC where it has no time.
     *
     * @throws IllegalArgumentException if it is no date
     */
    static @Nullable Instant read(@Nullable String date) {
        if (date == null || date.isBlank()) {
            return null;
        }
        try {
            if (DAY.matcher(date.strip()).matches()) {
                return LocalDate.parse(date.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return OffsetDateTime.parse(date.strip(), READ).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + date + "' is no date such as 2026-12-01T00:00:00+0000", e);
        }
    }
}
