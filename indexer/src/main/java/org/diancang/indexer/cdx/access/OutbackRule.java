package org.diancang.indexer.cdx.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;

/**
 * A rule as OutbackCDX writes it in JSON, with all fields.
 *
 * @param id number of the rule, made of its UUID
 * @param policyId see {@link OutbackPolicy}
 * @param reason where the rule is for groups: for which, which OutbackCDX can't say otherwise
 */
@JsonIgnoreProperties(ignoreUnknown = true)
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

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][xxx][xx][X]", Locale.ROOT);

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
        return new OutbackRule(
                number(rule.id()),
                OutbackPolicy.idOf(rule.policy()),
                rule.urlPatterns(),
                Dates.of(rule.capturedFrom(), rule.capturedTo()),
                Dates.of(rule.accessedFrom(), rule.accessedTo()),
                Length.of(rule.embargo()),
                rule.message(),
                true,
                false,
                rule.privateComment(),
                null,
                rule.groups().isEmpty() ? null : "groups: " + String.join(", ", rule.groups()),
                null,
                null,
                written(rule.changedAt()),
                null);
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
                || contains(reason, wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static @Nullable String written(@Nullable Instant instant) {
        return instant == null ? null : WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Instant read(@Nullable String date) {
        if (date == null || date.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(date.strip(), READ).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + date + "' is no date such as 2026-12-01T00:00:00+0000", e);
        }
    }
}
