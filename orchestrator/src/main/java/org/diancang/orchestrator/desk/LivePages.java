package org.diancang.orchestrator.desk;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlFile;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.FetchLog;
import org.diancang.orchestrator.crawl.LiveAnswer;
import org.diancang.orchestrator.crawl.LiveCrawls;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the worker of a crawl knows of it: its queues, its log, its files. */
@DeskController
@RequestMapping("/crawls/{id}")
class LivePages {
    private static final int LINES = 100;
    private static final List<String> STATUSES = List.of("", "problem", "2xx", "3xx", "4xx", "5xx");
    private final Crawls crawls;
    private final LiveCrawls live;
    private final LiveViews views;
    private final Words words;

    LivePages(Crawls crawls, LiveCrawls live, LiveViews views, Words words) {
        this.crawls = crawls;
        this.live = live;
        this.views = views;
        this.words = words;
    }

    /** The part of its page that shows it at work. */
    @GetMapping("/work")
    String work(@PathVariable UUID id, Model model) {
        model.addAttribute("crawl", CrawlRow.of(found(id), words));
        model.addAttribute("work", views.of(id).orElseThrow(LivePages::absent));
        return "crawls/work :: work";
    }

    /** A line of the log. */
    record Line(FetchLog.Line line, String said, String tone) {}

    /**
     * A page of the log.
     *
     * @param lines newest first
     * @param trouble why there are none, as a sentence; empty where the log is shown
     * @param older address of the next page; absent where there is none
     * @param newest address of the first page; absent where this is it
     * @param statuses to choose from
     */
    record Log(
            List<Line> lines,
            String trouble,
            @Nullable String older,
            @Nullable String newest,
            String q,
            String status,
            List<String> statuses) {
        public boolean filtered() {
            return !q.isEmpty() || !status.isEmpty();
        }
    }

    @GetMapping("/crawl-log")
    String log(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("crawl", CrawlRow.of(found(id), words));
        model.addAttribute("log", log(id, q.strip(), status.strip(), after));
        return "crawls/crawl-log";
    }

    private Log log(UUID id, String q, String status, @Nullable String after) {
        ListAddress first =
                ListAddress.of("/crawls/" + id + "/crawl-log").with("q", q).with("status", status);
        List<String> statuses = new ArrayList<>(STATUSES);
        if (!statuses.contains(status) && FetchLog.Question.isStatus(status)) {
            statuses.add(status);
        }
        String newest = after == null ? null : first.href();
        Optional<String> refused = refusal(q, status, after);
        if (refused.isPresent()) {
            return new Log(List.of(), refused.get(), null, newest, q, status, statuses);
        }
        Long place = after == null ? null : Long.valueOf(after);
        return switch (live.search(id, new FetchLog.Question(q, status, place, LINES))) {
            case LiveAnswer.Known<FetchLog> known ->
                    new Log(
                            known.value().lines().stream().map(this::line).toList(),
                            "",
                            known.value().next() == null
                                    ? null
                                    : first.with("after", known.value().next().toString()).href(),
                            newest,
                            q,
                            status,
                            statuses);
            case LiveAnswer.NothingYet<FetchLog> _ ->
                    new Log(
                            List.of(),
                            words.say("crawllog.nothing"),
                            null,
                            null,
                            q,
                            status,
                            statuses);
            case LiveAnswer.Unreachable<FetchLog> gone ->
                    new Log(
                            List.of(),
                            words.say("live.unreachable", gone.workerId()),
                            null,
                            newest,
                            q,
                            status,
                            statuses);
        };
    }

    private Optional<String> refusal(String q, String status, @Nullable String after) {
        if (!FetchLog.Question.isText(q)) {
            return Optional.of(words.say("crawllog.q.too-long", FetchLog.Question.LONGEST_TEXT));
        }
        if (!FetchLog.Question.isStatus(status)) {
            return Optional.of(words.say("crawllog.status.malformed"));
        }
        return after == null || after.matches("[0-9]{1,18}")
                ? Optional.empty()
                : Optional.of(words.say("crawllog.after.malformed"));
    }

    private Line line(FetchLog.Line line) {
        Integer status = line.status();
        return status == null
                ? new Line(line, "—", "m")
                : new Line(
                        line, FetchWords.of(status.toString(), words), FetchWords.lineTone(status));
    }

    /** A file of it; where it can't be had, its page says why. */
    @GetMapping("/files/{name}")
    Object file(@PathVariable UUID id, @PathVariable String name, RedirectAttributes next) {
        CrawlView crawl = found(id);
        CrawlFile file = CrawlFile.of(name).orElseThrow(LivePages::absent);
        if (live.file(id, file) instanceof LiveAnswer.Known<InputStream> known) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(file.type()))
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(file.fileName(crawl))
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(known.value()));
        }
        next.addFlashAttribute("refused", "fileNotThere");
        return "redirect:/crawls/" + id;
    }

    private CrawlView found(UUID id) {
        return crawls.byId(id).orElseThrow(LivePages::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such crawl or file");
    }
}
