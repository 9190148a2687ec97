package org.diancang.adapter.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.diancang.adapter.crawl.KeptQueue;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.adapter.installation.InstallationProperties;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What there is to see of a crawl, {@code /internal/crawls/{id}/…}. */
@RestController
@RequestMapping("/internal/crawls/{id}")
class LiveController {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_TEXT = 200;
    private static final long MOST_BYTES = 16L << 20;
    private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

    private final Path jobs;
    private final Path warcs;
    private final QueueExport queues;

    LiveController(InstallationProperties installation, QueueExport queues) {
        this.jobs = installation.jobs();
        this.warcs = installation.warcs();
        this.queues = queues;
    }

    /** The last {@link org.diancang.events.CrawlSnapshot} of its engine. */
    @GetMapping(value = "/live", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> live(@PathVariable UUID id) {
        byte[] snapshot =
                folders(id).reversed().stream()
                        .flatMap(f -> new DurableFile(f.live()).read().stream())
                        .findFirst()
                        .orElseThrow(() -> absent("its engine has said nothing yet"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(snapshot);
    }

    /**
     * Lines of its crawl log, newest first.
     *
     * @param q text that a line must contain
     * @param after {@code next} of an earlier answer; absent: from the newest on
     */
    @GetMapping("/log")
    CrawlLogSearch.Found log(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "100") int limit) {
        StatusFilter filter =
                StatusFilter.read(status)
                        .orElseThrow(() -> bad("status must be " + StatusFilter.FORMS));
        if (limit < 1 || limit > MOST_LINES) {
            throw bad("limit must be 1 to " + MOST_LINES + ", is " + limit);
        }
        if (after < 0) {
            throw bad("after must be 0 or more, is " + after);
        }
        if (q.length() > LONGEST_TEXT) {
            throw bad("q must have " + LONGEST_TEXT + " characters at most");
        }
        folders(id);
        return CrawlLogSearch.search(
                CrawlLogFiles.of(jobs, id),
                new CrawlLogSearch.Question(q, filter, after, limit, MOST_BYTES));
    }

    /** Its whole crawl log, gzipped. */
    @GetMapping("/files/crawl-log")
    void crawlLog(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        folders(id);
        CrawlLogFiles log = CrawlLogFiles.of(jobs, id);
        if (log.length() == 0) {
            throw absent("its engine has logged nothing yet");
        }
        response.setContentType(GZIP.toString());
        try (GZIPOutputStream out = new GZIPOutputStream(response.getOutputStream())) {
            log.copyTo(out);
        }
    }

    /** What it really ran with, under its last epoch. */
    @GetMapping("/files/configuration")
    ResponseEntity<Resource> configuration(@PathVariable UUID id) {
        return file(
                folders(id).reversed().stream()
                        .map(JobFolder::configuration)
                        .filter(Files::isRegularFile)
                        .findFirst(),
                MediaType.APPLICATION_JSON,
                "no engine has been started for it yet");
    }

    /**
     * URLs that wait, or were left at the end, one a line, gzipped.
     *
     * @param site number of its site, without which nothing is found whose job folder is gone
     * @param crawl its number within the site
     */
    @GetMapping("/files/queue")
    ResponseEntity<Resource> queue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String crawl) {
        return file(
                KeptQueue.of(warcs, site, crawl).or(() -> queues.of(id, folders(id).getLast())),
                GZIP,
                "it does not run here, or its engine does not answer");
    }

    private static ResponseEntity<Resource> file(
            Optional<Path> file, MediaType type, String otherwise) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(new FileSystemResource(file.orElseThrow(() -> absent(otherwise))));
    }

    private List<JobFolder> folders(UUID id) {
        List<JobFolder> folders = JobFolder.ofCrawl(jobs, id);
        if (folders.isEmpty()) {
            throw absent("no such crawl on this machine");
        }
        return folders;
    }

    private static ResponseStatusException absent(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }

    private static ResponseStatusException bad(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }
}
