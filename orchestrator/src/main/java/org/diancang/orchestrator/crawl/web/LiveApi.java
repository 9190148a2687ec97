package org.diancang.orchestrator.crawl.web;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlSnapshot;
import org.diancang.orchestrator.crawl.CrawlFile;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.FetchLog;
import org.diancang.orchestrator.crawl.LiveAnswer;
import org.diancang.orchestrator.crawl.LiveCrawls;
import org.diancang.orchestrator.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a crawl's worker knows of it: {@code /api/crawls/{id}/live}, {@code crawl-log}, files. */
@RestController
@RequestMapping("/api/crawls/{id}")
class LiveApi {
    private final Crawls crawls;
    private final LiveCrawls live;

    LiveApi(Crawls crawls, LiveCrawls live) {
        this.crawls = crawls;
        this.live = live;
    }

    @GetMapping("/live")
    CrawlSnapshot snapshot(@PathVariable UUID id) {
        var _ = crawl(id);
        return known(id, live.snapshot(id));
    }

    @GetMapping("/crawl-log")
    FetchLog search(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "100") int limit) {
        var _ = crawl(id);
        List<Problems.Item> bad = new ArrayList<>();
        if (!FetchLog.Question.isText(q)) {
            bad.add(
                    new Problems.Item(
                            "q",
                            "too-long",
                            "must have "
                                    + FetchLog.Question.LONGEST_TEXT
                                    + " characters at most."));
        }
        if (!FetchLog.Question.isStatus(status)) {
            bad.add(
                    new Problems.Item(
                            "status",
                            "malformed",
                            "must be empty, problem, 1xx to 5xx, or a code such as 404 or -2."));
        }
        if (after != null && after < 0) {
            bad.add(new Problems.Item("after", "out-of-range", "must be 0 or more."));
        }
        if (limit < 1 || limit > FetchLog.Question.MOST) {
            bad.add(
                    new Problems.Item(
                            "limit",
                            "out-of-range",
                            "must be 1 to " + FetchLog.Question.MOST + "."));
        }
        if (!bad.isEmpty()) {
            throw Problems.invalid(bad);
        }
        return known(id, live.search(id, new FetchLog.Question(q, status, after, limit)));
    }

    @GetMapping("/files/{name}")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String name) {
        CrawlView crawl = crawl(id);
        CrawlFile file =
                CrawlFile.of(name).orElseThrow(() -> Problems.notFound("file of a crawl", id));
        InputStream content = known(id, live.file(id, file));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(crawl))
                                .build()
                                .toString())
                .body(new InputStreamResource(content));
    }

    private CrawlView crawl(UUID id) {
        return crawls.byId(id).orElseThrow(() -> Problems.notFound("crawl", id));
    }

    private static <T> T known(UUID id, LiveAnswer<T> answer) {
        return switch (answer) {
            case LiveAnswer.Known<T> known -> known.value();
            case LiveAnswer.NothingYet<T> _ ->
                    throw Problems.of(
                            HttpStatus.NOT_FOUND,
                            "nothing-yet",
                            "No worker has anything of crawl " + id + ", or not yet.");
            case LiveAnswer.Unreachable<T> gone ->
                    throw Problems.conflict(
                            "worker-unreachable",
                            "Worker "
                                    + gone.workerId()
                                    + " of crawl "
                                    + id
                                    + " can't be reached; the crawl itself may well go on. Try"
                                    + " again shortly.",
                            Map.of("workerId", gone.workerId()));
        };
    }
}
