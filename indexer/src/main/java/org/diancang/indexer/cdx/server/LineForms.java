package org.diancang.indexer.cdx.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.StoredLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of an answer in this dialect. */
final class LineForms {
    private LineForms() {}

    /**
     * The writer of a look-up's form.
     *
     * @param links what a TimeMap's links are made of
     */
    static LineForm of(CdxQuery query, TimeMap.Links links, OutputStream out) {
        Presentation asked = query.presentation();
        return switch (asked.output()) {
            case TEXT -> new Text(out, asked.columns());
            case CDXJ -> new Cdxj(out, asked.members(), new JsonMapper());
            case JSON -> new Json(out, asked.columns(), new JsonMapper());
            case LINK -> new TimeMap(out, links, TimeMap.isWhole(query));
        };
    }

    /** What stands before the JSON of a line. */
    static byte[] keyOfCdxj(CdxKey key) {
        return (key.urlkey() + CdxKey.SEPARATOR + key.timestamp() + ' ')
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void writeBelowEmptyLine(OutputStream out, String key) throws IOException {
        out.write(("\n" + key + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Columns separated by spaces. */
    record Text(OutputStream out, List<CdxField> fields) implements LineForm {
        @Override
        public boolean write(StoredLine stored) throws IOException {
            CdxLine line = stored.line().orElseThrow();
            String columns =
                    fields.stream()
                            .map(field -> CdxKey.sortable(field.of(stored.key(), line)))
                            .collect(Collectors.joining(" ", "", "\n"));
            out.write(columns.getBytes(StandardCharsets.UTF_8));
            return true;
        }

        @Override
        public void resumeKey(String key) throws IOException {
            writeBelowEmptyLine(out, key);
        }
    }

    /** The stored JSON, or the members of it that were asked for, after urlkey and timestamp. */
    record Cdxj(OutputStream out, List<CdxField> fields, JsonMapper mapper) implements LineForm {
        @Override
        public boolean write(StoredLine stored) throws IOException {
            out.write(keyOfCdxj(stored.key()));
            out.write(fields.isEmpty() ? stored.json() : chosen(stored.json()));
            out.write('\n');
            return true;
        }

        @Override
        public void resumeKey(String key) throws IOException {
            writeBelowEmptyLine(out, key);
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
    static final class Json implements LineForm {
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
        public boolean write(StoredLine stored) throws IOException {
            CdxLine line = stored.line().orElseThrow();
            if (!started) {
                started = true;
                out.write(mapper.writeValueAsBytes(fields.stream().map(CdxField::title).toList()));
            }
            out.write(",\n".getBytes(StandardCharsets.UTF_8));
            out.write(
                    mapper.writeValueAsBytes(
                            fields.stream().map(field -> field.of(stored.key(), line)).toList()));
            return true;
        }

        @Override
        public void resumeKey(String key) throws IOException {
            out.write(",\n[],\n".getBytes(StandardCharsets.UTF_8));
            out.write(mapper.writeValueAsBytes(List.of(key)));
        }

        @Override
        public void end() throws IOException {
            out.write("]\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
