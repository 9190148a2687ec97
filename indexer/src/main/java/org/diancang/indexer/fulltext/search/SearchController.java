package org.diancang.indexer.fulltext.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** {@code GET /search}; see {@code docs/search.md}. */
@RestController
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class SearchController {
    private static final Logger log = LoggerFactory.getLogger(SearchController.class);

    private final SearchCluster cluster;
    private final Pages pages;
    private final ReaderAccess access;
    private final SearchRequest request = new SearchRequest();
    private final SearchReading reading = new SearchReading();
    private final SearchExport export;

    SearchController(SearchCluster cluster, Pages pages, ReaderAccess access) {
        this.cluster = cluster;
        this.pages = pages;
        this.access = access;
        this.export = new SearchExport(cluster, pages);
    }

    @GetMapping("/search")
    SearchAnswer search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<UUID> site,
            @RequestParam Optional<UUID> library,
            @RequestParam Optional<Integer> year,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> columnType,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "true") boolean facets) {
        SearchQuery query = query(q, site, library, year, type, language, columnType, from, size);
        VisibleRegions visible = access.of(Set.of()).orElseThrow(RulesUnknownException::new);
        pages.ensure();
        return reading.read(
                cluster.send(
                        "POST",
                        "/" + pages.searched() + "/_search",
                        request.of(query, new VisiblePages(visible).parts(), facets)),
                query,
                visible);
    }

    /** All that a search finds, as {@code csv} or {@code jsonl}. */
    @GetMapping("/search/export")
    void export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<UUID> site,
            @RequestParam Optional<UUID> library,
            @RequestParam Optional<Integer> year,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> columnType,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam Optional<String> after,
            HttpServletResponse response)
            throws IOException {
        SearchQuery query = query(q, site, library, year, type, language, columnType, 0, 1);
        RowForm form =
                RowForm.named(format)
                        .orElseThrow(() -> new BadSearchException("format must be csv or jsonl"));
        Optional<RowKey> key =
                after.map(
                        text ->
                                RowKey.parse(text)
                                        .orElseThrow(
                                                () ->
                                                        new BadSearchException(
                                                                "after must be the key of a row")));
        VisibleRegions visible = access.of(Set.of()).orElseThrow(RulesUnknownException::new);
        pages.ensure();
        export.send(query, visible, key, form, response);
    }

    private static SearchQuery query(
            String q,
            Optional<UUID> site,
            Optional<UUID> library,
            Optional<Integer> year,
            Optional<String> type,
            Optional<String> language,
            Optional<String> columnType,
            int from,
            int size) {
        return new SearchQuery(
                SearchParser.parse(q),
                site,
                library,
                year,
                type.filter(value -> !value.isEmpty()).map(SearchController::type),
                language.filter(value -> !value.isEmpty()),
                columnType.filter(value -> !value.isEmpty()),
                from,
                size);
    }

    private static PageType type(String value) {
        return PageType.ofValue(value)
                .orElseThrow(() -> new BadSearchException("type must be html, pdf or text"));
    }

    @ExceptionHandler
    ProblemDetail refuse(BadSearchException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refuse(MethodArgumentTypeMismatchException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, e.getName() + " is not of the form that it must have");
    }

    @ExceptionHandler
    ProblemDetail refuse(TooManyRegionsException e) {
        log.error("nobody can search: {}", e.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The search is closed until somebody has looked after its access rules.");
    }

    @ExceptionHandler({IndexUnavailableException.class, RulesUnknownException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.warn("search is not possible now: {}", e.getMessage());
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The search index can't be reached now. Captures are kept and will be"
                                + " found once it is back; look-ups by address still work.");
        return ResponseEntity.of(problem).header("Retry-After", "10").build();
    }
}
