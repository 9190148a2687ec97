package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.diancang.indexer.cdx.CdxAlias;
import org.diancang.indexer.cdx.FoundWriter;
import org.diancang.indexer.cdx.StoredLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An array of objects, one a line. */
final class JsonObjects<T> implements FoundWriter<T> {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final OutputStream out;
    private final Function<T, ObjectNode> form;
    private boolean started;

    JsonObjects(OutputStream out, Function<T, ObjectNode> form) {
        this.out = out;
        this.form = form;
    }

    /** The object that a list of captures has for a line, with the peer's names and marks. */
    static ObjectNode capture(StoredLine line) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putPOJO("urlkey", OutbackField.URLKEY.of(line));
        json.putPOJO("timestamp", OutbackField.TIMESTAMP.of(line));
        json.putPOJO("original", OutbackField.URL.of(line));
        json.putPOJO("mimetype", OutbackField.MIME.of(line));
        json.putPOJO("status", OutbackField.STATUS.of(line));
        json.putPOJO("digest", OutbackField.DIGEST.of(line));
        json.putPOJO("length", numberOf(OutbackField.LENGTH, line));
        json.putPOJO("file", OutbackField.FILENAME.of(line));
        json.putPOJO("compressedoffset", OutbackField.OFFSET.of(line));
        json.putPOJO("redirecturl", OutbackField.REDIRECT.of(line));
        json.putPOJO("robotflags", OutbackField.ROBOTFLAGS.of(line));
        json.putPOJO("originalLength", numberOf(OutbackField.ORIGINAL_LENGTH, line));
        json.putPOJO("originalCompressedoffset", numberOf(OutbackField.ORIGINAL_OFFSET, line));
        json.putPOJO("originalFile", OutbackField.ORIGINAL_FILENAME.of(line));
        return json;
    }

    /** The object that a list of aliases has for one. */
    static ObjectNode alias(CdxAlias alias) {
        return MAPPER.createObjectNode().put("alias", alias.alias()).put("target", alias.target());
    }

    /** Here, a number that is absent is -1. */
    private static Object numberOf(OutbackField field, StoredLine line) {
        Object value = field.of(line);
        return value == null ? -1L : value;
    }

    @Override
    public void start() throws IOException {
        out.write('[');
    }

    @Override
    public boolean write(T found) throws IOException {
        if (started) {
            out.write(',');
        }
        started = true;
        out.write(MAPPER.writeValueAsBytes(form.apply(found)));
        return true;
    }

    @Override
    public void end() throws IOException {
        out.write(']');
    }
}
