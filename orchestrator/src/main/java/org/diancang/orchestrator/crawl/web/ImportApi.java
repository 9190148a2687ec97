package org.diancang.orchestrator.crawl.web;

import org.diancang.events.ImportFile;
import org.diancang.orchestrator.crawl.ImportStart;
import org.diancang.orchestrator.crawl.ImportView;
import org.diancang.orchestrator.crawl.Imports;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /internal/sites/{id}/imports}, {@code /internal/sites/{id}/imported-files/{sha512}} and
 * {@code /api/crawls/{id}/import}. Starting one is internal, since the bytes must have been handed
 * to a worker before.
 */
@RestController
class ImportApi {
    /** So that a command stays far below what Kafka takes. */
    private static final int MOST_FILES = 1_000;

    private final Imports imports;
    private final Sites sites;

    ImportApi(Imports imports, Sites sites) {
        this.imports = imports;
        this.sites = sites;
    }

    /**
     * Body of a request.
     *
     * @param by who hands the files over, where that is another than who calls
     */
    record Request(
            @Nullable String workerId, @Nullable String by, @Nullable List<@Nullable File> files) {}

    record File(@Nullable String name, @Nullable Long length, @Nullable String sha512) {}

    @PostMapping("/internal/sites/{siteId}/imports")
    ResponseEntity<ImportStart.Accepted> start(
            @PathVariable UUID siteId, @RequestBody Request request, Principal user) {
        Site site = sites.byId(siteId).orElseThrow(() -> Problems.notFound("site", siteId));
        String worker = request.workerId();
        if (worker == null || !worker.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw invalid("workerId", "must name the worker that has the bytes.");
        }
        String by = request.by();
        if (by != null && !by.matches("[\\p{L}\\p{N}._@-]{1,40}")) {
            throw invalid("by", "must be a user name of 1 to 40 letters and digits.");
        }
        return switch (imports.start(
                site, worker, files(request), by == null ? user.getName() : by)) {
            case ImportStart.Accepted accepted ->
                    accepted.crawl()
                            .map(
                                    crawl ->
                                            ResponseEntity.accepted()
                                                    .location(
                                                            URI.create("/api/crawls/" + crawl.id()))
                                                    .body(accepted))
                            .orElseGet(() -> ResponseEntity.ok(accepted));
            case ImportStart.AlreadyOpen open ->
                    throw Problems.conflict(
                            "crawl-running",
                            "Crawl "
                                    + open.crawl().crawlNo()
                                    + " of this site is "
                                    + open.crawl().state()
                                    + "; stop it or wait for its end, then import.",
                            Map.of("crawlId", open.crawl().id()));
        };
    }

    @GetMapping("/internal/sites/{siteId}/imported-files/{sha512}")
    ImportStart.Known known(@PathVariable UUID siteId, @PathVariable String sha512) {
        return imports.known(siteId, "", sha512)
                .orElseThrow(() -> Problems.notFound("imported file", sha512));
    }

    @GetMapping("/api/crawls/{id}/import")
    ImportView of(@PathVariable UUID id) {
        return imports.of(id).orElseThrow(() -> Problems.notFound("import", id));
    }

    private static List<ImportFile> files(Request request) {
        List<@Nullable File> given = request.files();
        if (given == null || given.isEmpty() || given.size() > MOST_FILES) {
            throw invalid("files", "must have 1 to " + MOST_FILES + " files.");
        }
        List<ImportFile> files = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            File file = given.get(i);
            if (file == null
                    || file.name() == null
                    || file.length() == null
                    || file.sha512() == null) {
                throw invalid("files[" + i + "]", "must have name, length and sha512.");
            }
            try {
                files.add(new ImportFile(i + 1, file.name(), file.length(), file.sha512()));
            } catch (IllegalArgumentException e) {
                throw invalid("files[" + i + "]", String.valueOf(e.getMessage()));
            }
        }
        return files;
    }

    private static RuntimeException invalid(String item, String message) {
        return Problems.invalid(List.of(new Problems.Item(item, "out-of-range", message)));
    }
}
