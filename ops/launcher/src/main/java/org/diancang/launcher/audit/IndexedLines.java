package org.diancang.launcher.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diancang.launcher.client.CdxLine;
import org.diancang.launcher.client.Index;

/** All lines of the index, by the file and offset that they name. */
final class IndexedLines {
    private final Map<String, TreeMap<Long, List<CdxLine>>> byFile = new HashMap<>();
    private long count;

    static IndexedLines of(Index index) {
        IndexedLines lines = new IndexedLines();
        index.all(lines::add);
        return lines;
    }

    private void add(CdxLine line) {
        byFile.computeIfAbsent(line.file(), f -> new TreeMap<>())
                .computeIfAbsent(line.offset(), o -> new ArrayList<>(1))
                .add(line);
        count++;
    }

    long count() {
        return count;
    }

    /** Lines that name a file, by offset; they are taken out. */
    Map<Long, List<CdxLine>> take(String file) {
        TreeMap<Long, List<CdxLine>> lines = byFile.remove(file);
        return lines == null ? new TreeMap<>() : lines;
    }

    /** What nobody has taken. */
    @SuppressWarnings("NonApiType") // by offset in order is what it says
    Map<String, TreeMap<Long, List<CdxLine>>> rest() {
        return byFile;
    }
}
