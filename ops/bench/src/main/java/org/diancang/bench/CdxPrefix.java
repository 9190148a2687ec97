package org.diancang.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.launcher.LauncherException;

/** A prefix that all lines of a collection match: how soon the first comes, and at what memory. */
final class CdxPrefix {
    /** The prefix of every URL. */
    private static final String ALL = "*";

    private static final int REPEATS = 5;
    private static final double PROMISED_MILLIS = 50;
    private static final int LOOK_EVERY = 1 << 22;

    private final DiancangCdx server;
    private final URI at;
    private final int lines;

    /**
     * @param lines how many the collection has
     */
    CdxPrefix(DiancangCdx server, String collection, int lines) {
        this.server = server;
        this.at = server.ownDialect(collection);
        this.lines = lines;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            first.add(firstLine());
        }
        // The first time, caches and heap grow to what they may have, whatever the answer's length.
        all();
        return List.of(
                new Figure(
                        "cdx.prefix_first_line",
                        Pairs.median(first),
                        PROMISED_MILLIS,
                        "ms",
                        1.0,
                        true,
                        "a prefix that %d lines match; slowest of %d: %.0f ms"
                                .formatted(
                                        lines,
                                        REPEATS,
                                        first.stream().mapToDouble(v -> v).max().orElseThrow())),
                all());
    }

    /** Milliseconds; the rest is not read. */
    private double firstLine() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (InputStream answer = server.client().stream(at, ALL)) {
            for (int octet = answer.read(); octet != '\n'; octet = answer.read()) {
                if (octet < 0) {
                    throw new LauncherException("a prefix is answered with nothing");
                }
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** What reading all of it adds to the server's memory, against the length of the answer. */
    private Figure all() throws IOException, InterruptedException {
        ResidentMemory memory = server.memory();
        long before = memory.now();
        long most = before;
        long came = 0;
        long bytes = 0;
        long begin = System.nanoTime();
        byte[] buffer = new byte[64 << 10];
        try (InputStream answer =
                new BufferedInputStream(server.client().stream(at, ALL), buffer.length)) {
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    came += buffer[i] == '\n' ? 1 : 0;
                }
                if (bytes / LOOK_EVERY != (bytes + read) / LOOK_EVERY) {
                    most = Math.max(most, memory.now());
                }
                bytes += read;
            }
        }
        if (came != lines) {
            throw new LauncherException(
                    "a prefix is answered with %d lines, not %d".formatted(came, lines));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Figure(
                "cdx.prefix_memory",
                most - before,
                bytes / 1048576.0,
                "MB",
                0.25,
                true,
                ("resident above %d MB while all of the answer is read, against its length;"
                                + " %.0f lines/s")
                        .formatted(before, lines / seconds));
    }
}
