package org.diancang.indexer.cdx.outback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;

/** Counts the lines instead of writing them. */
final class LineCount implements LineWriter {
    /** A space is sent so often, which shows whether the caller still waits. */
    private static final int LINES_A_SIGN = 1 << 16;

    private final OutputStream out;
    private long count;

    LineCount(OutputStream out) {
        this.out = out;
    }

    @Override
    public void start() throws IOException {
        out.write("{\"estimatedRecordCount\":".getBytes(UTF_8));
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        if (++count % LINES_A_SIGN == 0) {
            out.write(' ');
        }
        return true;
    }

    @Override
    public void end() throws IOException {
        out.write((count + "}").getBytes(UTF_8));
    }
}
