package org.diancang.indexer.cdx.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.server.CdxQuery.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers look-ups in this dialect. */
@Component
final class QueryAnswer {
    private final CdxIndex index;
    private final CdxAnswer answer;

    QueryAnswer(CdxIndex index, CdxAnswer answer) {
        this.index = index;
        this.answer = answer;
    }

    /**
     * Writes the whole answer, or breaks the connection ({@link CdxAnswer#send}).
     *
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(CdxQuery query, Viewer viewer, HttpServletResponse response) throws IOException {
        CdxSearch search = query.search(viewer);
        answer.send(
                query.output().mediaType(),
                silence ->
                        switch (query.limit()) {
                            case Limit.First _ -> index.search(search, silence);
                            case Limit.Last last -> lastLines(search, last, silence);
                        },
                out -> new Limited(LineForms.of(query, out), query.limit().count()),
                response);
    }

    /**
     * Finds by going backwards where the last lines begin, and reads on from there: so even a
     * million of them take no memory.
     */
    private CdxLines lastLines(CdxSearch search, Limit.Last last, Silence silence) {
        @Nullable CdxKey first = null;
        try (CdxLines lines = index.search(search.backwards(), silence)) {
            for (long n = 0; n < last.count() && lines.hasNext(); n++) {
                first = lines.next().key();
            }
        }
        return first == null ? CdxIndex.NONE : index.search(search, first, silence);
    }

    /** Ends an answer after so many lines. */
    private static final class Limited implements LineWriter {
        private final LineWriter form;
        private long left;

        Limited(LineWriter form, long limit) {
            this.form = form;
            this.left = limit;
        }

        @Override
        public void start() throws IOException {
            form.start();
        }

        @Override
        public boolean write(StoredLine line) throws IOException {
            form.write(line);
            return --left > 0;
        }

        @Override
        public void end() throws IOException {
            form.end();
        }
    }
}
