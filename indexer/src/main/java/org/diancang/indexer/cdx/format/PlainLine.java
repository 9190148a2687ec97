package org.diancang.indexer.cdx.format;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLine.RevisitOf;
import org.jspecify.annotations.Nullable;

/** A line of columns. */
final class PlainLine {
    /** Members of CDXJ for what no column of {@link CdxLine} says. */
    static final String ORIGINAL_LENGTH = "originalLength";

    static final String ORIGINAL_OFFSET = "originalOffset";
    static final String ORIGINAL_FILENAME = "originalFilename";

    private final Map<CdxColumn, String> values = new EnumMap<>(CdxColumn.class);

    private PlainLine(List<CdxColumn> columns, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            values.put(columns.get(i), parts[i]);
        }
    }

    /**
     * Reads a line that has as many parts as there are columns.
     *
     * @throws BadLineException saying why it can't be understood
     */
    static ParsedLine.Good read(List<CdxColumn> columns, String[] parts) {
        return new PlainLine(columns, parts).read();
    }

    private ParsedLine.Good read() {
        String url = LineValues.needed("url", value(CdxColumn.URL));
        String file = LineValues.needed("filename", value(CdxColumn.FILENAME));
        long offset = LineValues.neededNumber("offset", value(CdxColumn.OFFSET));
        String given = LineValues.needed("timestamp", value(CdxColumn.TIMESTAMP));
        CdxKey key =
                LineValues.key(
                        values.getOrDefault(CdxColumn.URLKEY, ""),
                        LineValues.timestamp(given),
                        url,
                        file,
                        offset);
        CdxLine line =
                CdxLine.plain(
                        url,
                        text(CdxColumn.MIME),
                        LineValues.status(value(CdxColumn.STATUS)),
                        text(CdxColumn.DIGEST),
                        text(CdxColumn.REDIRECT),
                        text(CdxColumn.ROBOTFLAGS),
                        LineValues.number("length", value(CdxColumn.LENGTH)),
                        offset,
                        file);
        return new ParsedLine.Good(key, withMore(line, LineValues.exactTime(given)));
    }

    private CdxLine withMore(CdxLine line, @Nullable Instant exactTime) {
        Long length = LineValues.number("length of the original", value(CdxColumn.ORIGINAL_LENGTH));
        Long offset = LineValues.number("offset of the original", value(CdxColumn.ORIGINAL_OFFSET));
        String file = text(CdxColumn.ORIGINAL_FILENAME);
        return length == null && offset == null && file == null && exactTime == null
                ? line
                : withMore(line, exactTime, length, offset, file);
    }

    /** A line and what it says of a revisit's original, the half of it in members of its own. */
    static CdxLine withMore(
            CdxLine line,
            @Nullable Instant exactTime,
            @Nullable Long length,
            @Nullable Long offset,
            @Nullable String file) {
        Map<String, Object> other = new LinkedHashMap<>(line.other());
        RevisitOf original = line.revisitOf();
        if (original == null && offset != null && file != null) {
            original = new RevisitOf(file, offset, null, null);
        } else if (original == null) {
            put(other, ORIGINAL_OFFSET, offset);
            put(other, ORIGINAL_FILENAME, file);
        }
        put(other, ORIGINAL_LENGTH, length);
        return new CdxLine(
                line.url(),
                line.mime(),
                line.status(),
                line.digest(),
                line.length(),
                line.offset(),
                line.filename(),
                line.recordType(),
                line.recordId(),
                line.capturedAt() == null ? exactTime : line.capturedAt(),
                line.writtenAt(),
                line.captureId(),
                line.crawlId(),
                line.siteId(),
                line.libraryId(),
                original,
                line.redirect(),
                line.serverIp(),
                line.truncated(),
                line.method(),
                line.bodyKey(),
                line.servedType(),
                line.payloadLength(),
                line.robotflags(),
                other);
    }

    private static void put(Map<String, Object> other, String name, @Nullable Object value) {
        if (value != null) {
            other.put(name, value);
        }
    }

    private @Nullable String value(CdxColumn column) {
        return values.get(column);
    }

    private @Nullable String text(CdxColumn column) {
        return LineValues.text(values.get(column));
    }
}
