package org.diancang.indexer.cdx.outback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.FoundWriter;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.outback.OutbackQuery.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The forms of an answer in this dialect. */
final class OutbackForms {
    private static final JsonMapper MAPPER = new JsonMapper();

    private OutbackForms() {}

    /** The writer of a query's form. */
    static FoundWriter<StoredLine> of(OutbackQuery query, OutputStream out) {
        List<Column> columns = query.columns();
        FoundWriter<StoredLine> form =
                switch (query.output()) {
                    case TEXT -> new Text(out, columns);
                    case CDXJ -> new Cdxj(out, columns, query.whole());
                    case JSON -> new JsonRows(out, columns);
                    case JSONDICT -> new JsonObjects<>(out, line -> dictionary(columns, line));
                };
        return new Limited<>(form, query.limit());
    }

    /** Columns separated by spaces. */
    record Text(OutputStream out, List<Column> columns) implements LineWriter {
        @Override
        public boolean write(StoredLine line) throws IOException {
            String text =
                    columns.stream()
                            .map(column -> column.field().of(line))
                            .map(value -> value == null ? OutbackField.ABSENT : value.toString())
                            .map(CdxKey::sortable)
                            .collect(Collectors.joining(" ", "", "\n"));
            out.write(text.getBytes(UTF_8));
            return true;
        }
    }

    /** Urlkey, timestamp and an object in which every column is a text, as pywb reads it. */
    record Cdxj(OutputStream out, List<Column> columns, boolean whole) implements LineWriter {
        /** Members that are columns, under whatever name. */
        private static final Set<String> COLUMNS =
                Set.of(
                        "url",
                        "mime",
                        "status",
                        "digest",
                        "redirect",
                        "robotflags",
                        "length",
                        "offset",
                        "filename");

        @Override
        public boolean write(StoredLine line) throws IOException {
            CdxKey key = line.key();
            ObjectNode json = MAPPER.createObjectNode();
            for (Column column : columns) {
                Object value =
                        switch (column.field()) {
                            case URLKEY, TIMESTAMP -> null;
                            default -> column.field().of(line);
                        };
                if (value != null && !OutbackField.ABSENT.equals(value)) {
                    json.put(column.name(), value.toString());
                }
            }
            if (whole && !line.line().orElseThrow().isPlain()) {
                addOther(MAPPER.readTree(line.json()), json);
            }
            String text = key.urlkey() + CdxKey.SEPARATOR + key.timestamp() + ' ' + json + "\n";
            out.write(text.getBytes(UTF_8));
            return true;
        }

        private static void addOther(JsonNode all, ObjectNode json) {
            all.properties().stream()
                    .filter(member -> !COLUMNS.contains(member.getKey()))
                    .forEach(member -> json.set(member.getKey(), member.getValue()));
        }
    }

    /** An array of arrays, the first with the names of the columns. */
    record JsonRows(OutputStream out, List<Column> columns) implements LineWriter {
        @Override
        public void start() throws IOException {
            ArrayNode names = MAPPER.createArrayNode();
            columns.forEach(column -> names.add(column.name()));
            out.write('[');
            out.write(MAPPER.writeValueAsBytes(names));
        }

        @Override
        public boolean write(StoredLine line) throws IOException {
            ArrayNode row = MAPPER.createArrayNode();
            columns.forEach(column -> row.addPOJO(column.field().of(line)));
            out.write(',');
            out.write(MAPPER.writeValueAsBytes(row));
            return true;
        }

        @Override
        public void end() throws IOException {
            out.write(']');
        }
    }

    /** What is present of the columns. */
    private static ObjectNode dictionary(List<Column> columns, StoredLine line) {
        ObjectNode json = MAPPER.createObjectNode();
        for (Column column : columns) {
            Object value = column.field().of(line);
            if (value != null && !OutbackField.ABSENT.equals(value)) {
                json.putPOJO(column.name(), value);
            }
        }
        return json;
    }

    /** Ends an answer after so many lines, 1 or more. */
    static final class Limited<T> implements FoundWriter<T> {
        private final FoundWriter<T> form;
        private long left;

        Limited(FoundWriter<T> form, long limit) {
            this.form = form;
            this.left = limit;
        }

        @Override
        public void start() throws IOException {
            form.start();
        }

        @Override
        public boolean write(T found) throws IOException {
            form.write(found);
            return --left > 0;
        }

        @Override
        public void end() throws IOException {
            form.end();
        }
    }
}
