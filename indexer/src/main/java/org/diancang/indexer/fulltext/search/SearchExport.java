package org.diancang.indexer.fulltext.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.store.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends all that a search finds, page by page of the index, in the order of urlkeys: any row tells
 * where to go on, tomorrow as well.
 */
final class SearchExport {
    /** How many there are when nothing was sent yet; later ones may be more or less. */
    static final String TOTAL = "Diancang-Total";

    private static final int AT_ONCE = 1_000;

    private final Pages pages;
    private final SearchRequest request = new SearchRequest();
    private final SearchReading reading;

    SearchExport(Pages pages, SearchReading reading) {
        this.pages = pages;
        this.reading = reading;
    }

    /**
     * Sends rows, or breaks the connection: never a part of them as the whole.
     *
     * @param after only rows behind this one
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(
            SearchQuery query,
            VisibleRegions visible,
            Optional<RowKey> after,
            RowForm form,
            HttpServletResponse response)
            throws IOException {
        List<VisiblePages.Part> parts = new VisiblePages(visible).parts();
        Rows found = page(query, visible, parts, after);
        response.setContentType(form.mediaType());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"search." + form.ending() + "\"");
        response.setHeader(TOTAL, Long.toString(found.total()));
        Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                        32 << 10);
        form.begin(out);
        try {
            while (!found.hits().isEmpty()) {
                for (Hit hit : found.hits()) {
                    form.row(hit, RowKey.of(hit), out);
                }
                if (found.hits().size() < AT_ONCE) {
                    break;
                }
                found = page(query, visible, parts, Optional.of(RowKey.of(found.hits().getLast())));
            }
        } catch (RuntimeException e) {
            response.flushBuffer();
            throw new IOException("What a search found can't be sent to its end", e);
        }
        out.flush();
    }

    private Rows page(
            SearchQuery query,
            VisibleRegions visible,
            List<VisiblePages.Part> parts,
            Optional<RowKey> after) {
        ObjectNode asked = request.rows(query, parts, after, AT_ONCE);
        JsonNode answer = pages.search(asked);
        return new Rows(
                answer.path("hits").path("total").path("value").asLong(),
                reading.hits(answer, query, visible));
    }

    private record Rows(long total, List<Hit> hits) {}
}
