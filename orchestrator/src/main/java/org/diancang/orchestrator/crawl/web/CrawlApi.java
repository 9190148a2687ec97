package org.diancang.orchestrator.crawl.web;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.diancang.events.ScopeRules;
import org.diancang.orchestrator.crawl.CrawlLogEntry;
import org.diancang.orchestrator.crawl.CrawlStart;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.CrawlWishes;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.Leases;
import org.diancang.orchestrator.crawl.Worker;
import org.diancang.orchestrator.crawl.Workers;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.diancang.url.UrlPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crawls}, {@code /api/sites/{id}/crawls}, {@code /api/workers} and leases. */
@RestController
class CrawlApi {
    private final Crawls crawls;
    private final Leases leases;
    private final Workers workers;

    CrawlApi(Crawls crawls, Leases leases, Workers workers) {
        this.crawls = crawls;
        this.leases = leases;
        this.workers = workers;
    }

    record Wishes(
            @Nullable Long delayMs,
            @Nullable Long maxUrls,
            @Nullable Long maxUrlsPerHost,
            @Nullable Long maxBytes,
            @Nullable Long maxSeconds,
            @Nullable Long maxFetchBytes,
            @Nullable Long longestFetchSeconds,
            @Nullable Long longestSilenceSeconds) {}

    record LeaseRequest(@Nullable String workerId, @Nullable Integer epoch) {}

    record Lease(Instant expiresAt) {}

    @PostMapping("/api/sites/{siteId}/crawls")
    ResponseEntity<CrawlView> start(
            @PathVariable UUID siteId,
            @RequestBody(required = false) @Nullable Wishes wishes,
            Principal user) {
        return switch (crawls.start(siteId, checked(wishes), user.getName())) {
            case CrawlStart.Queued queued -> StartAnswers.queued(queued.crawl());
            case CrawlStart.AlreadyOpen open -> throw StartAnswers.alreadyOpen(open.crawl());
            case CrawlStart.NoSuchSite none -> throw Problems.notFound("site", none.siteId());
        };
    }

    @GetMapping("/api/sites/{siteId}/crawls")
    List<CrawlView> ofSite(@PathVariable UUID siteId) {
        return crawls.ofSite(siteId);
    }

    @GetMapping("/api/crawls")
    List<CrawlView> latest() {
        return crawls.latest();
    }

    @GetMapping("/api/crawls/{id}")
    CrawlView one(@PathVariable UUID id) {
        return crawls.byId(id).orElseThrow(() -> Problems.notFound("crawl", id));
    }

    @GetMapping("/api/crawls/{id}/log")
    List<CrawlLogEntry> log(@PathVariable UUID id) {
        one(id);
        return crawls.log(id);
    }

    @PostMapping("/api/crawls/{id}/stop")
    ResponseEntity<CrawlView> stop(@PathVariable UUID id, Principal user) {
        return asked(id, () -> crawls.stop(id, user.getName()));
    }

    @PostMapping("/api/crawls/{id}/abort")
    ResponseEntity<CrawlView> abort(@PathVariable UUID id, Principal user) {
        return asked(id, () -> crawls.abort(id, user.getName()));
    }

    @PostMapping("/api/crawls/{id}/pause")
    ResponseEntity<CrawlView> pause(@PathVariable UUID id, Principal user) {
        return asked(id, () -> crawls.pause(id, user.getName()));
    }

    @PostMapping("/api/crawls/{id}/resume")
    ResponseEntity<CrawlView> resume(@PathVariable UUID id, Principal user) {
        return asked(id, () -> crawls.resume(id, user.getName()));
    }

    @PostMapping("/api/crawls/{id}/checkpoint")
    ResponseEntity<CrawlView> checkpoint(@PathVariable UUID id, Principal user) {
        return asked(id, () -> crawls.checkpoint(id, user.getName()));
    }

    /**
     * What shall be otherwise while it runs; what is left out stays as it is now.
     *
     * @param excludes expressions of URLs that are left out, all of them
     * @param delayMs least pause between two fetches from one server
     */
    record Change(@Nullable List<String> excludes, @Nullable Long delayMs) {}

    @PostMapping("/api/crawls/{id}/change")
    ResponseEntity<CrawlView> change(
            @PathVariable UUID id, @RequestBody Change change, Principal user) {
        Long delayMs = change.delayMs();
        if (delayMs != null && (delayMs < 0 || delayMs > CrawlWishes.MOST_DELAY_MS)) {
            throw outOfRange("delayMs", "must be 0 to " + CrawlWishes.MOST_DELAY_MS + ".");
        }
        List<String> excludes = change.excludes();
        refuseBad(excludes == null ? List.of() : excludes);
        return asked(
                id,
                () ->
                        crawls.change(
                                id,
                                Optional.ofNullable(excludes),
                                Optional.ofNullable(delayMs).map(Duration::ofMillis),
                                user.getName()));
    }

    private static void refuseBad(List<String> expressions) {
        List<Problems.Item> bad = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            try {
                var _ = UrlPattern.of(Objects.requireNonNullElse(expressions.get(i), ""));
            } catch (IllegalArgumentException e) {
                bad.add(
                        new Problems.Item(
                                "excludes[" + i + "]",
                                "malformed",
                                String.valueOf(e.getMessage())));
            }
        }
        if (expressions.size() > ScopeRules.MOST) {
            bad.add(
                    new Problems.Item(
                            "excludes", "too-many", "must be " + ScopeRules.MOST + " at most."));
        }
        if (!bad.isEmpty()) {
            throw Problems.invalid(bad);
        }
    }

    private static ResponseEntity<CrawlView> asked(UUID id, Supplier<Optional<CrawlView>> asking) {
        try {
            return ResponseEntity.accepted()
                    .body(asking.get().orElseThrow(() -> Problems.notFound("crawl", id)));
        } catch (IllegalTransitionException e) {
            throw Problems.conflict("illegal-transition", String.valueOf(e.getMessage()), Map.of());
        }
    }

    @GetMapping("/api/workers")
    List<Worker> workers() {
        return workers.all();
    }

    @PutMapping("/internal/crawls/{id}/lease")
    Lease renew(@PathVariable UUID id, @RequestBody LeaseRequest request) {
        String workerId = request.workerId();
        Integer epoch = request.epoch();
        if (workerId == null || epoch == null) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    workerId == null ? "workerId" : "epoch",
                                    "required",
                                    "must be given.")));
        }
        return leases.renew(id, workerId, epoch)
                .map(Lease::new)
                .orElseThrow(
                        () ->
                                Problems.of(
                                        HttpStatus.CONFLICT,
                                        "lease-lost",
                                        "Crawl "
                                                + id
                                                + " is not assigned to "
                                                + workerId
                                                + " under epoch "
                                                + epoch
                                                + ": stop working on it."));
    }

    private static CrawlWishes checked(@Nullable Wishes wishes) {
        if (wishes == null) {
            return CrawlWishes.NONE;
        }
        try {
            return new CrawlWishes(
                    wishes.delayMs(),
                    wishes.maxUrls(),
                    wishes.maxUrlsPerHost(),
                    wishes.maxBytes(),
                    wishes.maxSeconds(),
                    wishes.maxFetchBytes(),
                    wishes.longestFetchSeconds(),
                    wishes.longestSilenceSeconds());
        } catch (CrawlWishes.OutOfRangeException e) {
            throw outOfRange(e.item(), String.valueOf(e.getMessage()));
        }
    }

    private static ErrorResponseException outOfRange(String item, String detail) {
        return Problems.invalid(List.of(new Problems.Item(item, "out-of-range", detail)));
    }
}
