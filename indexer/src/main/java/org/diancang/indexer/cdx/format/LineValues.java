package org.diancang.indexer.cdx.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

/** Values that lines of every format have. */
final class LineValues {
    /** Stands for what is absent. */
    static final String ABSENT = "-";

    /** In the urlkey of a request that had a body: no URL has it by itself. */
    private static final String POSTED = "__wb_method=";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,17}");
    private static final int MILLIS = 17;
    private static final DateTimeFormatter WITH_MILLIS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final int HIGHEST_STATUS = 999_999_999;

    private LineValues() {}

    /**
     * Key of a line.
     *
     * @param urlkey as it was given, made by whatever rules
     */
    static CdxKey key(String urlkey, String timestamp, String url, String file, long offset) {
        String key = urlkey.contains(POSTED) ? urlkey : UrlKey.of(url).value();
        return new CdxKey(key, timestamp, file, offset);
    }

    /**
     * The 14 digits of a timestamp. Fewer are filled up to the earliest time that they may mean,
     * more (17 with milliseconds) cut.
     */
    static String timestamp(String given) {
        if (!DIGITS.matcher(given).matches()) {
            throw new BadLineException(
                    "timestamp must be 4 to 17 digits, is " + BadLineException.echo(given));
        }
        return given.length() >= CdxTimestamp.DIGITS
                ? given.substring(0, CdxTimestamp.DIGITS)
                : CdxTimestamp.of(CdxTimestamp.earliest(given));
    }

    /** What a timestamp with milliseconds says; null for others. */
    static @Nullable Instant exactTime(String given) {
        if (given.length() != MILLIS) {
            return null;
        }
        try {
            return LocalDateTime.parse(given, WITH_MILLIS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static void requireUnicode(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new BadLineException("a text in it is no Unicode");
        }
    }

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() || value.equals(ABSENT) ? null : value;
    }

    static String needed(String name, @Nullable String value) {
        String text = text(value);
        if (text == null) {
            throw new BadLineException(name + " is missing");
        }
        return text;
    }

    /** A number of 0 or more; -1 is how some say that they have none. */
    static @Nullable Long number(String name, @Nullable String value) {
        String text = text(value);
        if (text == null || text.equals("-1")) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new BadLineException(
                    name + " must be a number, is " + BadLineException.echo(text));
        }
        return Long.valueOf(text);
    }

    static long neededNumber(String name, @Nullable String value) {
        Long number = number(name, value);
        if (number == null) {
            throw new BadLineException(name + " is missing");
        }
        return number;
    }

    /** HTTP status; 0 is how some say that there is none. */
    static @Nullable Integer status(@Nullable String value) {
        Long status = number("status", value);
        if (status == null || status == 0) {
            return null;
        }
        if (status > HIGHEST_STATUS) {
            throw new BadLineException("status is too large: " + status);
        }
        return status.intValue();
    }
}
