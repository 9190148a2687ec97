package org.diancang.indexer.fulltext.search;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How rows are written. */
enum RowForm {
    /** RFC 4180, with a byte order mark, without which Excel takes UTF-8 for GBK. */
    CSV("text/csv;charset=utf-8") {
        @Override
        void begin(Writer out) throws IOException {
            out.write('\uFEFF');
            FORMAT.printRecord(out, COLUMNS.toArray());
        }

        @Override
        void row(Hit hit, RowKey key, Writer out) throws IOException {
            Stream<String> facts = FACTS.stream().map(fact -> String.join("; ", facts(hit, fact)));
            Stream<String> cells =
                    Stream.of(
                                    Stream.of(hit.title(), hit.url(), String.valueOf(hit.type())),
                                    facts,
                                    Stream.of(
                                            Integer.toString(hit.captureCount()),
                                            hit.firstCapturedAt().toString(),
                                            hit.lastCapturedAt().toString(),
                                            hit.payloadDigest(),
                                            key.text()))
                            .flatMap(some -> some);
            FORMAT.printRecord(out, cells.map(RowForm::harmless).toArray());
        }
    },

    /** A JSON object a line: the hit as the search answers it, and its {@code key}. */
    JSONL("application/x-ndjson") {
        @Override
        void begin(Writer out) {
            // Nothing stands before the first row.
        }

        @Override
        void row(Hit hit, RowKey key, Writer out) throws IOException {
            ObjectNode row = JSON.valueToTree(hit);
            row.remove("fragments");
            row.put("key", key.text());
            out.write(JSON.writeValueAsString(row));
            out.write('\n');
        }
    };

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final List<Fact> FACTS =
            List.of(
                    Fact.LANGUAGE,
                    Fact.PUBLISHED_ON,
                    Fact.ISSUER,
                    Fact.DOCUMENT_NUMBER,
                    Fact.SITE_NAME,
                    Fact.COLUMN_NAME);
    private static final List<String> COLUMNS =
            Stream.of(
                            Stream.of("title", "url", "type"),
                            FACTS.stream().map(Fact::field),
                            Stream.of(
                                    "captureCount",
                                    "firstCapturedAt",
                                    "lastCapturedAt",
                                    "payloadDigest",
                                    "key"))
                    .flatMap(some -> some)
                    .toList();

    private final String mediaType;

    RowForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The form of a name; empty if it is none. */
    static Optional<RowForm> named(String name) {
        return Stream.of(values()).filter(form -> form.ending().equals(name)).findFirst();
    }

    /** Value of Content-Type. */
    String mediaType() {
        return mediaType;
    }

    /** Behind the name of a file. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands before the first row. */
    abstract void begin(Writer out) throws IOException;

    /** A row. */
    abstract void row(Hit hit, RowKey key, Writer out) throws IOException;

    private static List<String> facts(Hit hit, Fact fact) {
        return hit.facts().getOrDefault(fact.field(), List.of());
    }

    /** What a spreadsheet would take for a formula is text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
