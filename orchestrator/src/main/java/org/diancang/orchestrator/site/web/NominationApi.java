package org.diancang.orchestrator.site.web;

import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.Duplicate;
import org.diancang.orchestrator.site.IllegalTransitionException;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.NominationDraft;
import org.diancang.orchestrator.site.Nominations;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/nominations}. */
@RestController
@RequestMapping("/api/nominations")
class NominationApi {
    private static final int LONGEST_REASON = 1_000;
    private final Nominations nominations;

    NominationApi(Nominations nominations) {
        this.nominations = nominations;
    }

    record Approval(UUID nominationId, UUID siteId, String siteNo, String siteNumber) {}

    record Return(@Nullable String reason) {}

    @PostMapping
    ResponseEntity<Nomination> submit(@RequestBody NominationDraft draft, Principal user) {
        return switch (nominations.submit(draft, user.getName())) {
            case Submission.Submitted submitted ->
                    ResponseEntity.created(
                                    URI.create("/api/nominations/" + submitted.nomination().id()))
                            .body(submitted.nomination());
            case Submission.Refused refused ->
                    throw Problems.invalid(
                            refused.findings().stream()
                                    .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                                    .toList());
            case Submission.AlreadyNominated already -> throw alreadyNominated(already);
        };
    }

    @GetMapping
    List<Nomination> list(@RequestParam(required = false) Nomination.@Nullable State state) {
        return state == null ? nominations.latest() : nominations.latest(state);
    }

    @GetMapping("/{id}")
    Nomination one(@PathVariable UUID id) {
        return nominations.byId(id).orElseThrow(() -> Problems.notFound("nomination", id));
    }

    @PostMapping("/{id}/approval")
    Approval approve(@PathVariable UUID id, Principal user) {
        try {
            Site site =
                    nominations
                            .approve(id, user.getName())
                            .orElseThrow(() -> Problems.notFound("nomination", id));
            return new Approval(id, site.id(), site.siteNo(), site.number());
        } catch (IllegalTransitionException e) {
            throw Problems.conflict("illegal-transition", String.valueOf(e.getMessage()), Map.of());
        }
    }

    @PostMapping("/{id}/return")
    Nomination giveBack(@PathVariable UUID id, @RequestBody Return body, Principal user) {
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    "reason",
                                    reason.isEmpty() ? "required" : "too-long",
                                    "must say in 1 to 1,000 characters what is missing.")));
        }
        try {
            return nominations
                    .giveBack(id, user.getName(), reason)
                    .orElseThrow(() -> Problems.notFound("nomination", id));
        } catch (IllegalTransitionException e) {
            throw Problems.conflict("illegal-transition", String.valueOf(e.getMessage()), Map.of());
        }
    }

    private static RuntimeException alreadyNominated(Submission.AlreadyNominated already) {
        Duplicate first = already.duplicates().getFirst();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("nominationId", first.nominationId());
        first.siteId().ifPresent(id -> properties.put("siteId", id));
        properties.put("duplicates", already.duplicates());
        return Problems.conflict(
                "already-nominated",
                first.seed()
                        + " is in nomination "
                        + first.nominationNumber()
                        + " of "
                        + first.libraryName()
                        + " already; leave it out.",
                properties);
    }
}
