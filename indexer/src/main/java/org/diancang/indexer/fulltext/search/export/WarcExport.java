package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.diancang.indexer.CaptureLine;

/**
 * Records as they stand in their files, with the originals of revisits before these. What can't be
 * read is named in the last record.
 *
 * @param notes records of our own among them
 */
record WarcExport(FoundLines lines, Originals originals, RecordCopies copies, WarcNotes notes)
        implements Export {
    private static final int CAPTURES_A_MARK = 100;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (lines) {
            notes.begin(out);
            long captures = 0;
            while (lines.hasNext()) {
                CaptureLine line = lines.next();
                Optional<CaptureLine> original = originals.of(line);
                if (original.isPresent()) {
                    copy(original.get(), out);
                }
                copy(line, out);
                if (++captures % CAPTURES_A_MARK == 0) {
                    notes.mark(line.place(), captures, out);
                }
            }
            lines.close();
            notes.end(captures, lines.pagesWithoutLine(), out);
        }
    }

    private void copy(CaptureLine line, OutputStream out) throws IOException {
        if (originals.isNew(line.captureId())) {
            copies.copy(line, out).ifPresent(reason -> notes.unreadable(line.captureId(), reason));
        }
    }
}
