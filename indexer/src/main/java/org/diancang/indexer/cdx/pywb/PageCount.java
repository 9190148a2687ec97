package org.diancang.indexer.cdx.pywb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.pywb.PywbQuery.Paging;

/**
 * Answers how many pages there are; it has no lines.
 *
 * @param blocks how many blocks the target's lines fill
 * @param paging how many of them a page has
 */
record PageCount(long blocks, Paging paging) {
    /** Of a target with so many lines. */
    static PageCount of(long lines, Paging paging) {
        return new PageCount(Math.ceilDiv(lines, (long) Paging.BLOCK), paging);
    }

    /** Writes it as JSON. */
    LineWriter writer(OutputStream out) {
        return new LineWriter() {
            @Override
            public boolean write(StoredLine line) {
                return false;
            }

            @Override
            public void end() throws IOException {
                String json =
                        "{\"pages\": "
                                + Math.ceilDiv(blocks, (long) paging.blocks())
                                + ", \"pageSize\": "
                                + paging.blocks()
                                + ", \"blocks\": "
                                + blocks
                                + "}";
                out.write(json.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }
}
