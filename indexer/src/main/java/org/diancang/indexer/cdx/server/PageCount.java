package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;

/** Into how many pages the lines of a look-up fall; found by reading them all. */
final class PageCount {
    private long pages;

    /** Counts before anything is answered, so that a count that takes too long can be refused. */
    CdxLines count(CdxIndex index, CdxQuery query, Viewer viewer, Silence silence) {
        long size = query.part().page().orElseThrow().lines();
        long lines = new Parting(index, query, query.search(viewer), silence).lines();
        pages = Math.ceilDiv(lines, size);
        return CdxIndex.NONE;
    }

    /** Writes the number on a line; as JSON it is a number too. */
    LineWriter writer(OutputStream out) {
        return new LineWriter() {
            @Override
            public boolean write(StoredLine line) {
                throw new IllegalStateException("a number of pages has no lines");
            }

            @Override
            public void end() throws IOException {
                out.write((pages + "\n").getBytes(US_ASCII));
            }
        };
    }
}
