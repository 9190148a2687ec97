package org.diancang.orchestrator.schedule.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.schedule.Schedule;
import org.diancang.orchestrator.schedule.ScheduleChange;
import org.diancang.orchestrator.schedule.ScheduleDraft;
import org.diancang.orchestrator.schedule.ScheduleFinding;
import org.diancang.orchestrator.schedule.ScheduleRuns;
import org.diancang.orchestrator.schedule.Schedules;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/sites/{id}/schedule}, {@code /api/schedule-previews} and {@code /api/schedule-runs}.
 * A schedule that is there is changed only by who names its ETag (RFC 9110 §13.1.1, RFC 6585 §3).
 */
@RestController
class ScheduleApi {
    private static final int NEXT = 5;
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");
    private final Schedules schedules;
    private final ScheduleRuns runs;
    private final Sites sites;

    ScheduleApi(Schedules schedules, ScheduleRuns runs, Sites sites) {
        this.schedules = schedules;
        this.runs = runs;
        this.sites = sites;
    }

    @GetMapping("/api/sites/{siteId}/schedule")
    ResponseEntity<ScheduleJson> one(@PathVariable UUID siteId) {
        mustExist(siteId);
        return schedules
                .of(siteId)
                .map(schedule -> answer(HttpStatus.OK, schedule))
                .orElseThrow(() -> Problems.notFound("schedule of site", siteId));
    }

    @PutMapping("/api/sites/{siteId}/schedule")
    ResponseEntity<ScheduleJson> save(
            @PathVariable UUID siteId,
            @RequestBody ScheduleDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        return switch (schedules.save(siteId, draft, version(ifMatch), user.getName())) {
            case ScheduleChange.Saved saved ->
                    answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.schedule());
            case ScheduleChange refused -> throw problem(refused, siteId, ifMatch);
        };
    }

    @DeleteMapping("/api/sites/{siteId}/schedule")
    ResponseEntity<Void> remove(
            @PathVariable UUID siteId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(siteId);
        if (schedules.of(siteId).isEmpty()) {
            throw Problems.notFound("schedule of site", siteId);
        }
        // No schedule has the version 0.
        long version = version(ifMatch).orElse(0L);
        schedules
                .remove(siteId, version, user.getName())
                .ifPresent(
                        refused -> {
                            throw problem(refused, siteId, ifMatch);
                        });
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/schedule-previews")
    Map<String, Object> preview(@RequestBody ScheduleDraft draft) {
        return switch (schedules.preview(draft, NEXT)) {
            case Schedules.Preview.Good good -> Map.of("nextRuns", good.next());
            case Schedules.Preview.Bad bad -> throw invalid(bad.findings());
        };
    }

    @GetMapping("/api/schedule-runs")
    List<ScheduleRunJson> runs(@RequestParam(required = false) @Nullable UUID site) {
        return (site == null ? runs.latest() : runs.ofSite(site))
                .stream().map(ScheduleRunJson::of).toList();
    }

    private void mustExist(UUID siteId) {
        if (sites.byId(siteId).isEmpty()) {
            throw Problems.notFound("site", siteId);
        }
    }

    private ResponseEntity<ScheduleJson> answer(HttpStatus status, Schedule schedule) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).eTag("\"" + schedule.version() + "\"");
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/sites/" + schedule.siteId() + "/schedule"));
        }
        return answer.body(ScheduleJson.of(schedule, schedules.next(schedule, NEXT)));
    }

    private static Optional<Long> version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        Matcher tag = ETAG.matcher(ifMatch.strip());
        // A tag that was never given out matches nothing.
        return Optional.of(tag.matches() ? Long.parseLong(tag.group(1)) : 0L);
    }

    private static ErrorResponseException problem(
            ScheduleChange refused, UUID siteId, @Nullable String ifMatch) {
        return switch (refused) {
            case ScheduleChange.Refused r -> invalid(r.findings());
            case ScheduleChange.NoSuchSite _ -> Problems.notFound("site", siteId);
            case ScheduleChange.Outdated _ when ifMatch == null ->
                    Problems.of(
                            HttpStatus.PRECONDITION_REQUIRED,
                            "precondition-required",
                            "This site has a schedule: GET it, and send its ETag as If-Match.");
            case ScheduleChange.Outdated _ ->
                    Problems.of(
                            HttpStatus.PRECONDITION_FAILED,
                            "outdated",
                            "Somebody else changed the schedule first: GET it, and decide again.");
            case ScheduleChange.Saved saved ->
                    throw new IllegalStateException("saved after all: " + saved);
        };
    }

    private static ErrorResponseException invalid(List<ScheduleFinding> findings) {
        return Problems.invalid(
                findings.stream()
                        .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                        .toList());
    }
}
