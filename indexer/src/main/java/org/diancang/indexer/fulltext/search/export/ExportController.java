package org.diancang.indexer.fulltext.search.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import org.diancang.indexer.CaptureLines;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.LinePlace;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.fulltext.search.BadSearchException;
import org.diancang.indexer.fulltext.search.FoundRow;
import org.diancang.indexer.fulltext.search.FoundRows;
import org.diancang.indexer.fulltext.search.HitGroup;
import org.diancang.indexer.fulltext.search.RowDetail;
import org.diancang.indexer.fulltext.search.RowKey;
import org.diancang.indexer.fulltext.search.SearchParameters;
import org.diancang.indexer.fulltext.search.SearchQuery;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.indexer.fulltext.store.SearchedAnalyses;
import org.diancang.indexer.site.KnownSites;
import org.diancang.warcstore.FolderWarcStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /search/export}; see {@code docs/search.md}. */
@RestController
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class ExportController {
    private final FoundRows rows;
    private final CaptureLines lines;
    private final RecordCopies copies;
    private final Clock clock;
    private final Sending sending;
    private final KnownSites sites;
    private final SearchedAnalyses analyses;

    ExportController(
            SearchCluster cluster,
            Pages pages,
            SearchedAnalyses analyses,
            ReaderAccess access,
            CaptureLines lines,
            IndexerSettings settings,
            Clock clock,
            Sending sending,
            KnownSites sites) {
        this.rows = new FoundRows(cluster, pages, access);
        this.lines = lines;
        this.copies = new RecordCopies(new FolderWarcStore(settings.warcFolder()));
        this.clock = clock;
        this.sending = sending;
        this.sites = sites;
        this.analyses = analyses;
    }

    /** All that a search finds, in a format, behind a row or line. */
    @GetMapping("/search/export")
    void export(
            SearchParameters asked,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SearchQuery query = asked.query(sites.now()).of(analyses.now());
        HitGroup group = asked.groups();
        ExportFormat form =
                ExportFormat.named(format)
                        .orElseThrow(
                                () ->
                                        new BadSearchException(
                                                "format must be one of " + ExportFormat.names()));
        Export export =
                switch (form) {
                    case CSV -> rows(query, group, after, RowDetail.TABLE, new CsvTable());
                    case JSONL -> rows(query, group, after, RowDetail.HIT, new RowForm.JsonLines());
                    case CDX, CDXJ ->
                            new LineExport(lines(query, place(after)), form, after.isEmpty());
                    case WARC ->
                            new WarcExport(
                                    lines(query, place(after)),
                                    new Originals(lines),
                                    copies,
                                    new WarcNotes(clock, asked.q(), address(request), after));
                };
        sending.send(form, rows.totals(query, group), export, response);
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI() + "?" + request.getQueryString();
    }

    private Export rows(
            SearchQuery query, HitGroup group, String after, RowDetail detail, RowForm form) {
        Optional<RowKey> key =
                after.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                RowKey.parse(after, group)
                                        .orElseThrow(
                                                () ->
                                                        new BadSearchException(
                                                                "after must be the key of a row of"
                                                                        + " an export grouped alike")));
        return new RowExport(rows.of(query, group, key, detail), form, key.isEmpty());
    }

    private FoundLines lines(SearchQuery query, Optional<LinePlace> after) {
        Iterator<FoundRow> pages =
                rows.of(
                        query,
                        HitGroup.VERSION,
                        after.map(place -> RowKey.before(place.urlkey())),
                        RowDetail.ADDRESS);
        return new FoundLines(pages, lines, query, after);
    }

    private static Optional<LinePlace> place(String after) {
        return after.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        LinePlace.of(after)
                                .orElseThrow(
                                        () ->
                                                new BadSearchException(
                                                        "after must be a whole line of such an"
                                                                + " export")));
    }
}
