package org.diancang.orchestrator.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.access.AccessRuleChange;
import org.diancang.orchestrator.access.AccessRuleDraft;
import org.diancang.orchestrator.access.AccessRules;
import org.diancang.orchestrator.access.HistoryEntry;
import org.diancang.orchestrator.access.KeptRule;
import org.diancang.orchestrator.problem.EntityTags;
import org.diancang.orchestrator.problem.Problems;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /internal/access-rules}. A rule is changed or removed only by who names its ETag (RFC 9110
 * §13.1.1, RFC 6585 §3).
 */
@RestController
@RequestMapping("/internal/access-rules")
class AccessRuleApi {
    private static final int MOST = 1_000;
    private final AccessRules rules;

    AccessRuleApi(AccessRules rules) {
        this.rules = rules;
    }

    /**
     * A page of rules.
     *
     * @param next value of {@code after} for the next page; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageJson(List<AccessRuleJson> rules, @Nullable UUID next) {}

    @GetMapping
    PageJson page(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    "limit", "out-of-range", "must be 1 to " + MOST + ".")));
        }
        List<KeptRule> found = rules.page(Optional.ofNullable(after), limit + 1);
        List<KeptRule> shown = found.subList(0, Math.min(limit, found.size()));
        return new PageJson(
                shown.stream().map(AccessRuleJson::of).toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<AccessRuleJson> one(@PathVariable UUID id) {
        return answer(HttpStatus.OK, rules.byId(id).orElseThrow(() -> absent(id)));
    }

    @GetMapping("/{id}/changes")
    List<HistoryEntry> changes(@PathVariable UUID id) {
        List<HistoryEntry> changes = rules.history(id);
        if (changes.isEmpty()) {
            throw absent(id);
        }
        return changes;
    }

    @PostMapping
    ResponseEntity<AccessRuleJson> create(@RequestBody AccessRuleDraft draft, Principal user) {
        return switch (rules.create(draft, user.getName())) {
            case AccessRuleChange.Saved saved -> answer(HttpStatus.CREATED, saved.rule());
            case AccessRuleChange refused -> throw problem(refused, "");
        };
    }

    @PutMapping("/{id}")
    ResponseEntity<AccessRuleJson> change(
            @PathVariable UUID id,
            @RequestBody AccessRuleDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(id);
        return switch (rules.change(id, draft, EntityTags.version(ifMatch), user.getName())) {
            case AccessRuleChange.Saved saved -> answer(HttpStatus.OK, saved.rule());
            case AccessRuleChange refused -> throw problem(refused, id);
        };
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(id);
        return switch (rules.remove(id, EntityTags.version(ifMatch), user.getName())) {
            case AccessRuleChange.Removed _ -> ResponseEntity.noContent().build();
            case AccessRuleChange refused -> throw problem(refused, id);
        };
    }

    private void mustExist(UUID id) {
        if (rules.byId(id).isEmpty()) {
            throw absent(id);
        }
    }

    private static ResponseEntity<AccessRuleJson> answer(HttpStatus status, KeptRule rule) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).eTag(EntityTags.of(rule.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/internal/access-rules/" + rule.id()));
        }
        return answer.body(AccessRuleJson.of(rule));
    }

    private static ErrorResponseException problem(AccessRuleChange refused, Object id) {
        return switch (refused) {
            case AccessRuleChange.Refused r ->
                    Problems.invalid(
                            r.findings().stream()
                                    .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                                    .toList());
            case AccessRuleChange.Outdated gone when gone.current().isEmpty() -> absent(id);
            case AccessRuleChange.Outdated _ -> EntityTags.outdated();
            case AccessRuleChange.Saved _, AccessRuleChange.Removed _ ->
                    throw new IllegalStateException("done after all: " + refused);
        };
    }

    private static ErrorResponseException absent(Object id) {
        return Problems.notFound("access rule", id);
    }
}
