package org.diancang.indexer.cdx.tool.files;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Makes one sorted file of several. */
public final class Merge {
    private Merge() {}

    /**
     * Reads sorted files side by side.
     *
     * @param unique whether a line that stands there twice is written once
     * @param headers notes the header of all, which is written first
     * @throws CdxFileException if one is not sorted, or can't be read
     */
    public static void merge(List<Lines> inputs, boolean unique, Headers headers, LineSink out) {
        PriorityQueue<SortedLines> queue =
                new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.current(), b.current()));
        inputs.stream()
                .map(lines -> new SortedLines(lines, headers))
                .filter(lines -> lines.current() != null)
                .forEach(queue::add);
        byte[] header = headers.header();
        if (header != null) {
            out.take(header);
        }
        byte @Nullable [] last = null;
        while (!queue.isEmpty()) {
            SortedLines first = queue.remove();
            byte[] line = first.current();
            if (line == null) {
                continue;
            }
            if (!unique || last == null || !Arrays.equals(last, line)) {
                out.take(line);
            }
            last = line;
            first.advance();
            if (first.current() != null) {
                queue.add(first);
            }
        }
    }
}
