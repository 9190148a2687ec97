package org.diancang.orchestrator.credential.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.credential.SiteCredentials;
import org.diancang.orchestrator.credential.CredentialChange;
import org.diancang.orchestrator.credential.CredentialDraft;
import org.diancang.orchestrator.credential.CredentialEvent;
import org.diancang.orchestrator.credential.Credentials;
import org.diancang.orchestrator.credential.HandOut;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/sites/{id}/credentials}, where secrets go in and never come out, and {@code
 * /internal/crawls/{id}/credentials}, where the worker that holds the lease gets them.
 */
@RestController
class CredentialApi {
    private final Credentials credentials;
    private final Sites sites;

    CredentialApi(Credentials credentials, Sites sites) {
        this.credentials = credentials;
        this.sites = sites;
    }

    record Secret(@Nullable String password) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    @GetMapping("/api/sites/{siteId}/credentials")
    List<CredentialJson> ofSite(@PathVariable UUID siteId) {
        mustExist(siteId);
        return credentials.of(siteId).stream().map(CredentialJson::of).toList();
    }

    @GetMapping("/api/sites/{siteId}/credential-events")
    List<CredentialEvent> events(@PathVariable UUID siteId) {
        mustExist(siteId);
        return credentials.events(siteId);
    }

    @PostMapping("/api/sites/{siteId}/credentials")
    ResponseEntity<CredentialJson> add(
            @PathVariable UUID siteId, @RequestBody CredentialDraft draft, Principal user) {
        CredentialJson added = saved(credentials.add(siteId, draft, user.getName()));
        return ResponseEntity.created(
                        URI.create("/api/sites/" + siteId + "/credentials/" + added.id()))
                .body(added);
    }

    @PutMapping("/api/sites/{siteId}/credentials/{id}")
    CredentialJson replaceSecret(
            @PathVariable UUID siteId,
            @PathVariable UUID id,
            @RequestBody Secret secret,
            Principal user) {
        String password = secret.password();
        return saved(
                credentials.replaceSecret(
                        siteId, id, password == null ? "" : password, user.getName()));
    }

    @DeleteMapping("/api/sites/{siteId}/credentials/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID siteId, @PathVariable UUID id, Principal user) {
        if (!credentials.remove(siteId, id, user.getName())) {
            throw Problems.notFound("credential", id);
        }
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/internal/crawls/{crawlId}/credentials")
    SiteCredentials handOut(
            @PathVariable UUID crawlId, @RequestParam String workerId, @RequestParam int epoch) {
        return switch (credentials.handOut(crawlId, workerId, epoch)) {
            case HandOut.Given given -> given.credentials();
            case HandOut.NotHolder _ ->
                    throw Problems.of(
                            HttpStatus.CONFLICT,
                            "lease-lost",
                            "Crawl " + crawlId + " is not leased to this worker and epoch.");
            case HandOut.Unreadable unreadable ->
                    throw Problems.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "secret-unreadable",
                            unreadable.sentence());
        };
    }

    private void mustExist(UUID siteId) {
        if (sites.byId(siteId).isEmpty()) {
            throw Problems.notFound("site", siteId);
        }
    }

    private static CredentialJson saved(CredentialChange change) {
        return switch (change) {
            case CredentialChange.Saved saved -> CredentialJson.of(saved.credential());
            case CredentialChange refused -> throw problem(refused);
        };
    }

    private static ErrorResponseException problem(CredentialChange refused) {
        return switch (refused) {
            case CredentialChange.Refused r ->
                    Problems.invalid(
                            r.findings().stream()
                                    .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                                    .toList());
            case CredentialChange.NoSuch none -> Problems.notFound(none.kind(), none.id());
            case CredentialChange.Duplicate twice ->
                    Problems.conflict(
                            "credential-exists",
                            "This site has a credential for "
                                    + twice.place()
                                    + " already: replace its secret, or remove it first.",
                            Map.of());
            case CredentialChange.NoKey none ->
                    Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "no-key", none.sentence());
            case CredentialChange.Saved saved ->
                    throw new IllegalStateException("saved after all: " + saved);
        };
    }
}
