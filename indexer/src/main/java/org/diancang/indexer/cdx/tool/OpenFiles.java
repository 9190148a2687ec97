package org.diancang.indexer.cdx.tool;

import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.cdx.tool.files.Lines;

/** Several files that are read side by side. */
record OpenFiles(List<Lines> lines) implements AutoCloseable {
    /** Opens all, or none. */
    static OpenFiles of(List<String> names, Console console) {
        List<Lines> opened = new ArrayList<>();
        try {
            names.forEach(name -> opened.add(Lines.open(name, console.in())));
            return new OpenFiles(List.copyOf(opened));
        } catch (RuntimeException e) {
            opened.forEach(Lines::close);
            throw e;
        }
    }

    @Override
    public void close() {
        lines.forEach(Lines::close);
    }
}
