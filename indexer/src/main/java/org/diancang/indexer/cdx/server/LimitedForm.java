package org.diancang.indexer.cdx.server;

import java.io.IOException;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.server.Part.Limit;
import org.jspecify.annotations.Nullable;

/** Ends an answer after so many lines, and says where to go on if asked to. */
final class LimitedForm implements LineWriter {
    private final LineForm form;
    private final CdxQuery query;
    private final boolean resumable;
    private long left;
    private @Nullable CdxKey last;

    LimitedForm(LineForm form, CdxQuery query) {
        this.form = form;
        this.query = query;
        this.left = query.part().limit().count();
        this.resumable =
                query.presentation().extent() == Presentation.Extent.LINES_AND_RESUME_KEY
                        && query.part().limit() instanceof Limit.First;
    }

    @Override
    public void start() throws IOException {
        form.start();
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        form.write(line);
        last = line.key();
        return --left > 0;
    }

    @Override
    public void flush() throws IOException {
        form.flush();
    }

    /** Whether more lines follow isn't known without reading on, which may take long. */
    @Override
    public void end() throws IOException {
        if (resumable && left == 0 && last != null) {
            form.resumeKey(ResumeKey.of(query.asAsked(last)));
        }
        form.end();
    }
}
