package org.diancang.indexer.cdx.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.history.CaptureTime;

/**
 * Which calendar is asked for.
 *
 * @param collection which captures
 * @param url whose
 * @param digits year, month, day, hour as far as they are chosen
 * @param until time up to which a day is listed; {@link Long#MAX_VALUE} for all of it
 * @param zone whose days are meant
 */
record CalendarQuestion(
        CollectionName collection, CdxTarget.Exact url, String digits, long until, ZoneId zone) {
    private static final Set<String> PARAMETERS = Set.of("url", "collection", "at", "zone");
    private static final Pattern AT = Pattern.compile("[0-9]{0,10}|[0-9]{14}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9/_+:-]{1,40}");
    private static final int LONGEST_URL = 64 << 10;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads the parameters of a request.
     *
     * @throws InvalidCdxQueryException naming the one at fault
     */
    static CalendarQuestion of(Map<String, String[]> parameters) {
        for (String name : new TreeSet<>(parameters.keySet())) {
            if (!PARAMETERS.contains(name)) {
                throw new InvalidCdxQueryException(
                        shortened(name),
                        "There is no such parameter; there are url, collection, at and zone.");
            }
            if (parameters.getOrDefault(name, new String[0]).length != 1) {
                throw new InvalidCdxQueryException(name, name + " must be given once.");
            }
        }
        String at = value(parameters, "at").orElse("");
        if (!AT.matcher(at).matches()) {
            throw new InvalidCdxQueryException(
                    "at", "at must be 0 to 10 digits, or 14: year, month, day, hour, second.");
        }
        ZoneId zone = value(parameters, "zone").map(CalendarQuestion::zone).orElse(ZoneOffset.UTC);
        return new CalendarQuestion(
                value(parameters, "collection")
                        .map(CollectionName::asked)
                        .orElse(CollectionName.MAIN),
                url(value(parameters, "url").orElse("")),
                at.length() == 14 ? at.substring(0, 8) : at,
                at.length() == 14 ? until(at, zone) : Long.MAX_VALUE,
                zone);
    }

    private static Optional<String> value(Map<String, String[]> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values[0]);
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }

    private static CdxTarget.Exact url(String url) {
        if (url.isBlank() || url.length() > LONGEST_URL) {
            throw new InvalidCdxQueryException(
                    "url", "url must name one URL of at most " + LONGEST_URL + " characters.");
        }
        if (CdxTargets.of(url, Optional.of("exact")) instanceof CdxTarget.Exact exact
                && !exact.urlkey().isEmpty()) {
            return exact;
        }
        throw new InvalidCdxQueryException("url", "url must be one URL.");
    }

    private static ZoneId zone(String name) {
        try {
            if (ZONE.matcher(name).matches()) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new InvalidCdxQueryException(
                "zone", "zone must be a time zone, such as Asia/Shanghai or +08:00.");
    }

    private static long until(String at, ZoneId zone) {
        try {
            return CaptureTime.of(LocalDateTime.parse(at, SECOND).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw new InvalidCdxQueryException("at", "There is no such date and time.");
        }
    }

    /** How well a year answers: the better is shown, of equally good ones the later. */
    int fits(int year) {
        return digits.length() >= 4 && digits.startsWith(fourDigits(year)) ? 1 : 0;
    }

    /** How well a day answers. */
    int fits(LocalDate day) {
        String written =
                fourDigits(day.getYear())
                        + twoDigits(day.getMonthValue())
                        + twoDigits(day.getDayOfMonth());
        for (int length : new int[] {8, 6}) {
            if (digits.length() >= length && written.startsWith(digits.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    /** How well an hour answers. */
    int fits(LocalDate day, int hour) {
        return digits.length() == 10 && fits(day) == 8 && digits.endsWith(twoDigits(hour)) ? 1 : 0;
    }

    private static String fourDigits(int year) {
        return String.format(java.util.Locale.ROOT, "%04d", year);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
