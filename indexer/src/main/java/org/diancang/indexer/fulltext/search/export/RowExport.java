package org.diancang.indexer.fulltext.search.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.diancang.indexer.fulltext.search.FoundRow;

/**
 * Rows, one behind the other.
 *
 * @param begins whether they are the first, so that what stands before them is wanted
 */
record RowExport(Iterator<FoundRow> rows, RowForm form, boolean begins) implements Export {
    @Override
    public void writeTo(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (begins) {
            form.begin(writer);
        }
        while (rows.hasNext()) {
            form.row(rows.next(), writer);
        }
        writer.flush();
    }
}
