package org.diancang.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of {@link CdxCorpus} in one file, of which parts are sent: the first million of a
 * larger corpus are those of a smaller one.
 *
 * @param file where they are
 * @param step where every so manyth line begins is known
 * @param begins byte offsets; the last is the end of the file
 */
record CdxLines(Path file, int step, List<Long> begins) {
    private static final int BUFFER = 1 << 20;
    private static final int LONGEST = 4096;

    /**
     * Writes lines.
     *
     * @param count a multiple of the step
     */
    static CdxLines write(Path file, int count, int step) throws IOException {
        CdxCorpus.write(file, count);
        List<Long> begins = new ArrayList<>(List.of(0L));
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        int lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n' && ++lines % step == 0) {
                        begins.add(at + i + 1);
                    }
                }
                at += read;
            }
        }
        return new CdxLines(file, step, List.copyOf(begins));
    }

    /** All but the lines before one and those from another on, both multiples of the step. */
    Part part(int from, int to) {
        return new Part(file, begins.get(from / step), begins.get(to / step), to - from);
    }

    /**
     * Lines that follow each other.
     *
     * @param from byte offset of the first
     * @param to byte offset behind the last
     * @param lines how many
     */
    record Part(Path file, long from, long to, int lines) {
        long bytes() {
            return to - from;
        }

        /** As the body of a request, with its length. */
        BodyPublisher body() {
            return BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArrays(() -> new Pieces(file, from, to)), bytes());
        }

        /** Its last line, without line feed. */
        String last() throws IOException {
            byte[] end = read(file, Math.max(from, to - LONGEST), to);
            String text = new String(end, US_ASCII).stripTrailing();
            return text.substring(text.lastIndexOf('\n') + 1);
        }

        /** Writes it to a file of its own. */
        Path copyTo(Path copy) throws IOException {
            try (FileChannel in = FileChannel.open(file);
                    var out = Files.newOutputStream(copy)) {
                in.position(from);
                for (var pieces = new Pieces(file, from, to); pieces.hasNext(); ) {
                    out.write(pieces.next());
                }
            }
            return copy;
        }

        static byte[] read(Path file, long from, long to) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(from);
                return in.readNBytes(Math.toIntExact(to - from));
            }
        }
    }
}
