package org.diancang.indexer.cdx.pywb;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.pywb.PywbQuery.Paging;
import org.springframework.stereotype.Component;

/** Answers look-ups in this dialect. */
@Component
final class PywbAnswer {
    private final CdxIndex index;
    private final CdxAnswer answer;

    PywbAnswer(CdxIndex index, CdxAnswer answer) {
        this.index = index;
        this.answer = answer;
    }

    /**
     * Writes the whole answer, or breaks the connection ({@link CdxAnswer#send}).
     *
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(PywbQuery query, Viewer viewer, HttpServletResponse response) throws IOException {
        if (query.paging().isPresent() && query.paging().get().count()) {
            count(query, query.paging().get(), viewer, response);
        } else {
            answer.send(
                    query.form().output().mediaType(),
                    silence -> new PywbSearch(index, query, viewer, silence).lines(),
                    out -> new PywbWriter(out, query),
                    response);
        }
    }

    private void count(PywbQuery query, Paging paging, Viewer viewer, HttpServletResponse response)
            throws IOException {
        var lines = new AtomicLong();
        answer.send(
                query.form().output().mediaType(),
                silence -> {
                    lines.set(new Pages(index).count(query.everything(viewer), silence));
                    return CdxIndex.NONE;
                },
                out -> PageCount.of(lines.get(), paging).writer(out),
                response);
    }
}
