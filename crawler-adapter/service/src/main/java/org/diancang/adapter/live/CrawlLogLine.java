package org.diancang.adapter.live;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a crawl log. What is in it came from outside: it is text without control characters,
 * of bounded length, and no more.
 *
 * @param at when the URL was done; absent where the line does not say
 * @param status HTTP status, or Heritrix's own code; absent where the line is none
 * @param bytes of the answer; absent where there was none
 * @param url the URL; where the line is none, all of it
 * @param path how the URL was found, a letter for each step from the seed
 * @param via where it was found
 * @param type media type of the answer
 * @param note Heritrix's annotations
 */
record CrawlLogLine(
        @Nullable Instant at,
        @Nullable Integer status,
        @Nullable Long bytes,
        String url,
        String path,
        String via,
        String type,
        String note) {
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int FIELDS = 12;
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_FIELD = 500;
    private static final String NONE = "-";

    /** The text of a line, whatever bytes it has. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.codePoints().noneMatch(CrawlLogLine::isUnfit)
                ? text
                : text.codePoints()
                        .map(c -> isUnfit(c) ? 0xFFFD : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static boolean isUnfit(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Takes a line apart. */
    static CrawlLogLine of(String text) {
        String[] fields = SPACES.split(text, FIELDS);
        Integer status = fields.length < 4 ? null : status(fields[1]);
        if (status == null) {
            return new CrawlLogLine(null, null, null, cut(text, LONGEST_URL), "", "", "", "");
        }
        return new CrawlLogLine(
                instant(fields[0]),
                status,
                bytes(fields[2]),
                cut(fields[3], LONGEST_URL),
                field(fields, 4),
                field(fields, 5),
                field(fields, 6),
                field(fields, 11));
    }

    private static String field(String[] fields, int index) {
        return index >= fields.length || fields[index].equals(NONE)
                ? ""
                : cut(fields[index], LONGEST_FIELD);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static @Nullable Integer status(String field) {
        return field.matches("-?[0-9]{1,5}") ? Integer.valueOf(field) : null;
    }

    private static @Nullable Long bytes(String field) {
        return field.matches("[0-9]{1,18}") ? Long.valueOf(field) : null;
    }

    private static @Nullable Instant instant(String field) {
        try {
            return Instant.parse(field);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
