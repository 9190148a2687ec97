package org.diancang.indexer.cdx.tool.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sorts more lines than memory holds: what fits is sorted and written to a temporary file, and the
 * files are merged. For one thread.
 */
public final class ExternalSort implements AutoCloseable {
    /** What an array and its place in a list cost beside its bytes. */
    private static final int OVERHEAD = 40;

    private static final int MOST_AT_ONCE = 64;

    private final Path folder;
    private final long budget;
    private final boolean unique;
    private final List<Path> runs = new ArrayList<>();
    private List<byte[]> lines = new ArrayList<>();
    private long bytes;

    /**
     * @param folder where temporary files go
     * @param budget bytes that lines may take in memory
     * @param unique whether a line that comes twice is kept once
     */
    public ExternalSort(Path folder, long budget, boolean unique) {
        this.folder = folder;
        this.budget = budget;
        this.unique = unique;
    }

    /** Takes a line without line feed. */
    public void add(byte[] line) {
        lines.add(line);
        bytes += line.length + OVERHEAD;
        if (bytes >= budget) {
            writeRun();
        }
    }

    /** Hands all lines over in their order; nothing can be added after. */
    public void writeTo(LineSink out) {
        if (runs.isEmpty()) {
            sortedLines(out);
            return;
        }
        if (!lines.isEmpty()) {
            writeRun();
        }
        while (runs.size() > MOST_AT_ONCE) {
            List<Path> first = new ArrayList<>(runs.subList(0, MOST_AT_ONCE));
            runs.subList(0, MOST_AT_ONCE).clear();
            runs.add(file(sink -> merge(first, sink)));
        }
        merge(runs, out);
        runs.clear();
    }

    private void merge(List<Path> files, LineSink out) {
        List<Lines> inputs = new ArrayList<>();
        try {
            files.forEach(file -> inputs.add(Lines.open(file.toString(), Lines.NO_INPUT)));
            Merge.merge(inputs, unique, new Headers(), out);
        } finally {
            inputs.forEach(Lines::close);
            files.forEach(ExternalSort::delete);
        }
    }

    private void writeRun() {
        runs.add(file(this::sortedLines));
        lines = new ArrayList<>();
        bytes = 0;
    }

    private void sortedLines(LineSink out) {
        lines.sort(Arrays::compareUnsigned);
        byte[] last = null;
        for (byte[] line : lines) {
            if (!unique || last == null || !Arrays.equals(last, line)) {
                out.take(line);
            }
            last = line;
        }
    }

    private Path file(Consumer<LineSink> content) {
        try {
            Path file = Files.createTempFile(folder, "diancang-cdx-sort", ".tmp");
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                content.accept(new LineStream("temporary file", out));
            } catch (IOException | RuntimeException e) {
                delete(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new CdxFileException(
                    "can't write a temporary file in "
                            + folder
                            + ": "
                            + e.getMessage()
                            + "; choose another folder with --temporary");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CdxFileException("can't delete " + file + ": " + e.getMessage());
        }
    }

    /** Deletes temporary files that are left. */
    @Override
    public void close() {
        runs.forEach(ExternalSort::delete);
        runs.clear();
    }
}
