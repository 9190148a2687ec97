package org.diancang.indexer.cdx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the lines of an answer in one of its forms. */
sealed interface LineWriter {
    /** Before the first line. */
    default void start() throws IOException {}

    /** One line. */
    void write(StoredLine stored) throws IOException;

    /** After the last line. */
    default void end() throws IOException {}

    /** The writer of a look-up's form. */
    static LineWriter of(CdxQuery query, OutputStream out) {
        return switch (query.output()) {
            case TEXT -> new Text(out, query.columns());
            case CDXJ -> new Cdxj(out, query.fields(), new JsonMapper());
            case JSON -> new Json(out, query.columns(), new JsonMapper());
        };
    }

    /** Columns separated by spaces. */
    record Text(OutputStream out, List<CdxField> fields) implements LineWriter {
        @Override
        public void write(StoredLine stored) throws IOException {
            CdxLine line = stored.line().orElseThrow();
            String columns =
                    fields.stream()
                            .map(field -> CdxKey.sortable(field.of(stored.key(), line)))
                            .collect(Collectors.joining(" ", "", "\n"));
            out.write(columns.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The stored JSON, or the members of it that were asked for, after urlkey and timestamp. */
    record Cdxj(OutputStream out, List<CdxField> fields, JsonMapper mapper) implements LineWriter {
        @Override
        public void write(StoredLine stored) throws IOException {
            CdxKey key = stored.key();
            String before = key.urlkey() + CdxKey.SEPARATOR + key.timestamp() + ' ';
            out.write(before.getBytes(StandardCharsets.UTF_8));
            out.write(fields.isEmpty() ? stored.json() : chosen(stored.json()));
            out.write('\n');
        }

        private byte[] chosen(byte[] json) {
            JsonNode all = mapper.readTree(json);
            ObjectNode chosen = mapper.createObjectNode();
            for (CdxField field : fields) {
                if (all.has(field.member())) {
                    chosen.set(field.member(), all.get(field.member()));
                }
            }
            return mapper.writeValueAsBytes(chosen);
        }
    }

    /** An array of arrays of strings, the first with the names of the columns; empty if no line. */
    final class Json implements LineWriter {
        private final OutputStream out;
        private final List<CdxField> fields;
        private final JsonMapper mapper;
        private boolean started;

        Json(OutputStream out, List<CdxField> fields, JsonMapper mapper) {
            this.out = out;
            this.fields = fields;
            this.mapper = mapper;
        }

        @Override
        public void start() throws IOException {
            out.write('[');
        }

        @Override
        public void write(StoredLine stored) throws IOException {
            CdxLine line = stored.line().orElseThrow();
            if (!started) {
                started = true;
                out.write(mapper.writeValueAsBytes(fields.stream().map(CdxField::title).toList()));
            }
            out.write(",\n".getBytes(StandardCharsets.UTF_8));
            out.write(
                    mapper.writeValueAsBytes(
                            fields.stream().map(field -> field.of(stored.key(), line)).toList()));
        }

        @Override
        public void end() throws IOException {
            out.write("]\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
