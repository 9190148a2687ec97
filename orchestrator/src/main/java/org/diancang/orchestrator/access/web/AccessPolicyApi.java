package org.diancang.orchestrator.access.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.diancang.events.AccessPolicy;
import org.diancang.orchestrator.access.AccessPolicies;
import org.diancang.orchestrator.access.AccessPolicyChange;
import org.diancang.orchestrator.access.AccessPolicyDraft;
import org.diancang.orchestrator.access.HistoryEntry;
import org.diancang.orchestrator.access.KeptPolicy;
import org.diancang.orchestrator.problem.EntityTags;
import org.diancang.orchestrator.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /internal/access-policies}. A policy is changed only by who names its ETag (RFC 9110
 * §13.1.1), and made under a number of one's own with {@code If-None-Match: *} (§13.1.2).
 */
@RestController
@RequestMapping("/internal/access-policies")
class AccessPolicyApi {
    private final AccessPolicies policies;

    AccessPolicyApi(AccessPolicies policies) {
        this.policies = policies;
    }

    /** All policies, by number. */
    record ListJson(List<AccessPolicyJson> policies) {}

    @GetMapping
    ListJson all() {
        return new ListJson(policies.all().stream().map(AccessPolicyJson::of).toList());
    }

    @GetMapping("/{number}")
    ResponseEntity<AccessPolicyJson> one(@PathVariable int number) {
        return answer(HttpStatus.OK, policies.byNumber(number).orElseThrow(() -> absent(number)));
    }

    @GetMapping("/{number}/changes")
    List<HistoryEntry> changes(@PathVariable int number) {
        List<HistoryEntry> changes = policies.history(number);
        if (changes.isEmpty()) {
            throw absent(number);
        }
        return changes;
    }

    @PostMapping
    ResponseEntity<AccessPolicyJson> create(@RequestBody AccessPolicyDraft draft, Principal user) {
        return answer(HttpStatus.CREATED, policies.create(Optional.empty(), draft, user.getName()));
    }

    @PutMapping("/{number}")
    ResponseEntity<AccessPolicyJson> put(
            @PathVariable int number,
            @RequestBody AccessPolicyDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            Principal user) {
        if ("*".equals(ifNoneMatch)) {
            checkNumber(number);
            return answer(
                    HttpStatus.CREATED,
                    policies.create(Optional.of(number), draft, user.getName()));
        }
        if (policies.byNumber(number).isEmpty()) {
            throw absent(number);
        }
        return answer(
                HttpStatus.OK,
                policies.change(number, draft, EntityTags.version(ifMatch), user.getName()));
    }

    private static void checkNumber(int number) {
        try {
            AccessPolicy.checkNumber(number);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    List.of(new Problems.Item("number", "out-of-range", e.getMessage() + ".")));
        }
    }

    private static ResponseEntity<AccessPolicyJson> answer(
            HttpStatus status, AccessPolicyChange change) {
        return switch (change) {
            case AccessPolicyChange.Saved saved -> answer(status, saved.policy());
            case AccessPolicyChange.Refused refused ->
                    throw Problems.invalid(
                            refused.findings().stream()
                                    .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                                    .toList());
            case AccessPolicyChange.Outdated _ -> throw EntityTags.outdated();
        };
    }

    private static ResponseEntity<AccessPolicyJson> answer(HttpStatus status, KeptPolicy policy) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).eTag(EntityTags.of(policy.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/internal/access-policies/" + policy.number()));
        }
        return answer.body(AccessPolicyJson.of(policy));
    }

    private static ErrorResponseException absent(int number) {
        return Problems.notFound("access policy", number);
    }
}
