package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.io.Writer;
import org.diancang.indexer.fulltext.search.FoundRow;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How rows are written. */
interface RowForm {
    /** What stands before the first row. */
    void begin(Writer out) throws IOException;

    /** A row. */
    void row(FoundRow row, Writer out) throws IOException;

    /** A JSON object a line: the hit as the search answers it, and its {@code key}. */
    final class JsonLines implements RowForm {
        private final JsonMapper json = JsonMapper.shared();

        @Override
        public void begin(Writer out) {
            // Nothing stands before the first row.
        }

        @Override
        public void row(FoundRow row, Writer out) throws IOException {
            ObjectNode fields = json.valueToTree(row.hit());
            fields.remove("fragments");
            fields.put("key", row.key().text());
            out.write(json.writeValueAsString(fields));
            out.write('\n');
        }
    }
}
