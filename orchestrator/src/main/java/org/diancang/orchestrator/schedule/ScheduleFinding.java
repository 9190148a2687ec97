package org.diancang.orchestrator.schedule;

/**
 * One thing that is wrong about a schedule.
 *
 * @param item where: {@code kind}, {@code every}, {@code unit}, {@code at}, {@code startsOn},
 *     {@code cron}, {@code zone} or {@code state}
 * @param code what, for message bundles: {@code required}, {@code out-of-range}, {@code malformed},
 *     {@code unknown}, {@code too-long}, {@code never}, {@code too-often}, and for {@code cron}
 *     {@code field-count}, {@code minute}, {@code hour}, {@code day-of-month}, {@code month},
 *     {@code day-of-week}
 * @param value the part that is wrong, or the limit that it breaks; may be empty; cut after 60
 *     characters
 * @param detail what and how to put it right, in English
 */
public record ScheduleFinding(String item, String code, String value, String detail) {
    private static final int LONGEST_VALUE = 60;

    public ScheduleFinding {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
