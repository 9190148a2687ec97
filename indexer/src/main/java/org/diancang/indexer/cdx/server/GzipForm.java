package org.diancang.indexer.cdx.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;

/** An answer compressed as it is written (RFC 1952). */
final class GzipForm implements LineWriter {
    private static final int BUFFER = 8 << 10;

    private final Compressor compressor;
    private final LineWriter form;

    /**
     * @param form makes the writer of what is compressed
     */
    GzipForm(OutputStream out, Function<OutputStream, LineWriter> form) {
        try {
            compressor = new Compressor(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.form = form.apply(compressor);
    }

    /** Whether a value of {@code Accept-Encoding} admits gzip (RFC 9110 §12.5.3). */
    static boolean isAccepted(String acceptEncoding) {
        boolean any = false;
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", 2);
            boolean wanted =
                    parts.length < 2 || !parts[1].strip().matches("q\\s*=\\s*0(\\.0{0,3})?");
            String name = parts[0].strip();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return wanted;
            }
            any |= wanted && name.equals("*");
        }
        return any;
    }

    @Override
    public void start() throws IOException {
        form.start();
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        return form.write(line);
    }

    @Override
    public void flush() throws IOException {
        form.flush();
        compressor.flush();
    }

    @Override
    public void end() throws IOException {
        form.end();
        compressor.finish();
    }

    private static final class Compressor extends GZIPOutputStream {
        Compressor(OutputStream out) throws IOException {
            super(out, BUFFER, true);
        }

        /** Gives the memory back at once, as closing would, which must not close the answer. */
        @Override
        public void finish() throws IOException {
            super.finish();
            def.end();
        }
    }
}
