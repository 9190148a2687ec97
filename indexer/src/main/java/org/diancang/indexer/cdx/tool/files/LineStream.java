package org.diancang.indexer.cdx.tool.files;

import java.io.IOException;
import java.io.OutputStream;

/** Writes lines to a stream, which it does not close. */
public final class LineStream implements LineSink {
    private final String name;
    private final OutputStream out;

    /**
     * @param name for people
     */
    public LineStream(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public void take(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new ReaderGoneException();
            }
            throw new CdxFileException("can't write " + name + ": " + e.getMessage());
        }
    }
}
