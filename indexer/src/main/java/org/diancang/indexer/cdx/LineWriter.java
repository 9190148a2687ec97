package org.diancang.indexer.cdx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes the lines of an answer in one of its forms. */
sealed interface LineWriter {
    /** Before the first line. */
    default void start() throws IOException {}

    /**
     * One line.
     *
     * @return false where the stored bytes are no line; nothing was written then
     */
    boolean write(CdxKey key, byte[] value) throws IOException;

    /** After the last line. */
    default void end() throws IOException {}

    /** The writer of a look-up's form. */
    static LineWriter of(CdxQuery query, OutputStream out) {
        return switch (query.output()) {
            case TEXT -> new Text(out, query.fields(), new CdxLineCodec());
            case CDXJ -> new Cdxj(out);
            case JSON -> new Json(out, query.fields(), new CdxLineCodec(), new JsonMapper());
        };
    }

    /** Columns separated by spaces. */
    record Text(OutputStream out, List<CdxField> fields, CdxLineCodec codec) implements LineWriter {
        @Override
        public boolean write(CdxKey key, byte[] value) throws IOException {
            var line = codec.decode(value);
            if (line.isEmpty()) {
                return false;
            }
            String columns =
                    fields.stream()
                            .map(field -> CdxKey.sortable(field.of(key, line.get())))
                            .collect(Collectors.joining(" ", "", "\n"));
            out.write(columns.getBytes(StandardCharsets.UTF_8));
            return true;
        }
    }

    /** The stored JSON as it is, after urlkey and timestamp. */
    record Cdxj(OutputStream out) implements LineWriter {
        @Override
        public boolean write(CdxKey key, byte[] value) throws IOException {
            if (!isObjectOnOneLine(value)) {
                return false;
            }
            String before = key.urlkey() + CdxKey.SEPARATOR + key.timestamp() + ' ';
            out.write(before.getBytes(StandardCharsets.UTF_8));
            out.write(value);
            out.write('\n');
            return true;
        }

        private static boolean isObjectOnOneLine(byte[] value) {
            if (value.length < 2 || value[0] != '{' || value[value.length - 1] != '}') {
                return false;
            }
            for (byte b : value) {
                if (b >= 0 && b < ' ') {
                    return false;
                }
            }
            return true;
        }
    }

    /** An array of arrays of strings, the first with the names of the columns; empty if no line. */
    final class Json implements LineWriter {
        private final OutputStream out;
        private final List<CdxField> fields;
        private final CdxLineCodec codec;
        private final JsonMapper mapper;
        private boolean started;

        Json(OutputStream out, List<CdxField> fields, CdxLineCodec codec, JsonMapper mapper) {
            this.out = out;
            this.fields = fields;
            this.codec = codec;
            this.mapper = mapper;
        }

        @Override
        public void start() throws IOException {
            out.write('[');
        }

        @Override
        public boolean write(CdxKey key, byte[] value) throws IOException {
            var line = codec.decode(value);
            if (line.isEmpty()) {
                return false;
            }
            if (!started) {
                started = true;
                out.write(mapper.writeValueAsBytes(fields.stream().map(CdxField::title).toList()));
            }
            out.write(",\n".getBytes(StandardCharsets.UTF_8));
            out.write(
                    mapper.writeValueAsBytes(
                            fields.stream().map(field -> field.of(key, line.get())).toList()));
            return true;
        }

        @Override
        public void end() throws IOException {
            out.write("]\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
