package org.diancang.adapter.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diancang.adapter.AdapterException;
import org.jspecify.annotations.Nullable;

/**
 * Searches a crawl log from its end to its beginning. Reads so many bytes at most and says where to
 * go on; of a line that has no end, only the beginning is ever held. For one search.
 */
final class CrawlLogSearch {
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 14;

    /**
     * What is looked for.
     *
     * @param text that a line must contain, in whatever case; empty: any
     * @param status statuses
     * @param before place in the log before which lines must begin
     * @param limit lines at most
     * @param mostBytes bytes that are read at most
     */
    record Question(String text, StatusFilter status, long before, int limit, long mostBytes) {
        Question {
            if (limit < 1 || mostBytes < BLOCK) {
                throw new IllegalArgumentException("limit " + limit + ", mostBytes " + mostBytes);
            }
        }
    }

    /**
     * What was found.
     *
     * @param lines newest first
     * @param next place to go on before; absent where the beginning is reached
     */
    record Found(List<CrawlLogLine> lines, @Nullable Long next) {}

    private final Question question;
    private final String text;
    private final List<CrawlLogLine> lines = new ArrayList<>();
    private long left;
    private long next;

    private CrawlLogSearch(Question question) {
        this.question = question;
        this.text = question.text().toLowerCase(Locale.ROOT);
        this.left = question.mostBytes();
    }

    /** Searches. */
    static Found search(CrawlLogFiles log, Question question) {
        return new CrawlLogSearch(question).search(log);
    }

    private Found search(CrawlLogFiles log) {
        next = Math.min(question.before(), log.length());
        for (CrawlLogFiles.Part part : log.files().reversed()) {
            if (part.begin() < next && !isDone()) {
                search(part);
            }
        }
        return new Found(List.copyOf(lines), next > 0 ? next : null);
    }

    private boolean isDone() {
        return lines.size() == question.limit() || left <= 0;
    }

    private void search(CrawlLogFiles.Part part) {
        try (FileChannel file = FileChannel.open(part.path(), StandardOpenOption.READ)) {
            search(part, file);
        } catch (NoSuchFileException e) {
            // Joined to another part a moment ago: the next question finds it there.
            next = part.begin();
        } catch (IOException e) {
            throw new AdapterException("can't read " + part.path() + ": " + e.getMessage(), e);
        }
    }

    private void search(CrawlLogFiles.Part part, FileChannel file) throws IOException {
        long end = Math.min(part.length(), next - part.begin());
        byte[] tail = {};
        long before = next;
        while (end > 0 && !isDone()) {
            int size = (int) Math.min(BLOCK, end);
            long start = end - size;
            byte[] block = read(file, start, size);
            left -= size;
            int lineEnd = block.length;
            for (int i = block.length - 1; i >= 0 && lines.size() < question.limit(); i--) {
                if (block[i] == '\n') {
                    line(joined(block, i + 1, lineEnd, tail));
                    tail = new byte[0];
                    lineEnd = i;
                    next = part.begin() + start + i + 1;
                }
            }
            tail = joined(block, 0, lineEnd, tail);
            end = start;
        }
        if (lines.size() == question.limit()) {
            return;
        }
        if (end == 0) {
            line(tail);
            next = part.begin();
        } else if (next == before) {
            // Nothing but one line, longer than all that may be read: the next search goes on in
            // it.
            next = part.begin() + end;
        }
    }

    private static byte[] read(FileChannel file, long start, int size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(size);
        while (block.hasRemaining() && file.read(block, start + block.position()) >= 0) {}
        return Arrays.copyOf(block.array(), block.position());
    }

    /** The beginning of a line of which the end was read before. */
    private static byte[] joined(byte[] block, int from, int to, byte[] tail) {
        int head = Math.min(to - from, LONGEST_LINE);
        byte[] line =
                Arrays.copyOf(
                        Arrays.copyOfRange(block, from, from + head),
                        Math.min(LONGEST_LINE, head + tail.length));
        System.arraycopy(tail, 0, line, head, line.length - head);
        return line;
    }

    private void line(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String line = CrawlLogLine.text(bytes);
        if (text.isEmpty() || line.toLowerCase(Locale.ROOT).contains(text)) {
            CrawlLogLine read = CrawlLogLine.of(line);
            if (question.status().lets(read)) {
                lines.add(read);
            }
        }
    }
}
