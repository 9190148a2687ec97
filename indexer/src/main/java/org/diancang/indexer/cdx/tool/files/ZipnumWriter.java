package org.diancang.indexer.cdx.tool.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ZipNum cluster: sorted lines in gzip members of so many lines each, in a file or more; a
 * line of {@code .idx} for each member ({@code urlkey timestamp}, part, offset, length, number,
 * separated by tabs), and a line of {@code .loc} for each file. For one thread.
 */
public final class ZipnumWriter implements LineSink, Closeable {
    private final Path folder;
    private final String name;
    private final int linesPerBlock;
    private final long largestPart;
    private final OutputStream index;
    private final OutputStream places;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    private byte @Nullable [] first;
    private byte @Nullable [] last;
    private int linesInBlock;
    private @Nullable OutputStream part;
    private String partName = "";
    private int parts;
    private long offset;
    private long blocks;

    /**
     * @param name of the cluster, with which its files begin
     * @param linesPerBlock what a look-up unpacks at least
     * @param largestPart bytes of a file after which another is begun
     * @throws CdxFileException if the files can't be written
     */
    public ZipnumWriter(Path folder, String name, int linesPerBlock, long largestPart) {
        this.folder = folder;
        this.name = name;
        this.linesPerBlock = linesPerBlock;
        this.largestPart = largestPart;
        try {
            Files.createDirectories(folder);
            this.index = open(name + ".idx");
            this.places = open(name + ".loc");
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Adds a line; a header is left out.
     *
     * @throws CdxFileException if the line must stand before the one before
     */
    @Override
    public void take(byte[] line) {
        if (Headers.isHeader(line)) {
            return;
        }
        if (last != null && Arrays.compareUnsigned(last, line) > 0) {
            throw new CdxFileException("the lines are not sorted; run: ./diancang cdx sort");
        }
        last = line;
        if (first == null) {
            first = line;
        }
        block.writeBytes(line);
        block.write('\n');
        if (++linesInBlock == linesPerBlock) {
            endBlock();
        }
    }

    private void endBlock() {
        byte[] began = first;
        if (began == null) {
            return;
        }
        try {
            zipped.reset();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                block.writeTo(gzip);
            }
            OutputStream out = part;
            if (out == null || offset >= largestPart) {
                out = nextPart();
            }
            zipped.writeTo(out);
            String line =
                    beginning(began)
                            + '\t'
                            + partName
                            + '\t'
                            + offset
                            + '\t'
                            + zipped.size()
                            + '\t'
                            + ++blocks
                            + '\n';
            index.write(line.getBytes(UTF_8));
            offset += zipped.size();
        } catch (IOException e) {
            throw failure(e);
        }
        block.reset();
        first = null;
        linesInBlock = 0;
    }

    private OutputStream nextPart() throws IOException {
        if (part != null) {
            part.close();
        }
        partName = name + "-" + ++parts;
        offset = 0;
        String file = partName + ".cdx.gz";
        OutputStream opened = open(file);
        part = opened;
        places.write((partName + '\t' + file + '\n').getBytes(UTF_8));
        return opened;
    }

    /** Urlkey and timestamp. */
    private static String beginning(byte[] line) {
        String text = new String(line, UTF_8);
        int end = text.indexOf(' ', text.indexOf(' ') + 1);
        return (end < 0 ? text : text.substring(0, end)).replace('\t', ' ');
    }

    private OutputStream open(String file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(file)), 1 << 16);
    }

    /** Blocks so far. */
    public long blocks() {
        return blocks;
    }

    /** Ends the cluster. */
    @Override
    public void close() {
        endBlock();
        try {
            if (part != null) {
                part.close();
            }
            places.close();
            index.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private CdxFileException failure(IOException e) {
        return new CdxFileException("can't write the cluster in " + folder + ": " + e);
    }
}
