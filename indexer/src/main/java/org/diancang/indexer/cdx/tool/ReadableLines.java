package org.diancang.indexer.cdx.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.Lines;

/** The lines of a file that can be read, as they stand, with headers; the others are said. */
final class ReadableLines extends InputStream {
    private final Lines lines;
    private final BadLines bad;
    private final Progress progress;
    private final CdxLineParser parser = new CdxLineParser();
    private byte[] current = {};
    private int next;
    private long count;

    ReadableLines(Lines lines, BadLines bad, Progress progress) {
        this.lines = lines;
        this.bad = bad;
        this.progress = progress;
    }

    /** Lines that were handed over, headers not counted. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        return next < current.length || advance() ? current[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int done = 0;
        while (done < length && (next < current.length || advance())) {
            int n = Math.min(length - done, current.length - next);
            System.arraycopy(current, next, target, from + done, n);
            next += n;
            done += n;
        }
        return done == 0 ? -1 : done;
    }

    private boolean advance() throws IOException {
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                ParsedLine parsed = parser.parse(line, 0, line.length);
                if (parsed instanceof ParsedLine.Bad said) {
                    bad.add(lines.name() + ":" + lines.number(), said.reason());
                    continue;
                }
                if (parsed instanceof ParsedLine.Good) {
                    count++;
                    progress.step();
                }
                current = Arrays.copyOf(line, line.length + 1);
                current[line.length] = '\n';
                next = 0;
                return true;
            }
            return false;
        } catch (CdxFileException e) {
            // The request is broken off, so that the server does not take a part for the whole.
            throw new IOException(e.getMessage(), e);
        }
    }
}
