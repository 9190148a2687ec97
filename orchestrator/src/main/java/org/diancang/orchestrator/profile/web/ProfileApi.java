package org.diancang.orchestrator.profile.web;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.problem.EntityTags;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.profile.Profile;
import org.diancang.orchestrator.profile.ProfileChange;
import org.diancang.orchestrator.profile.ProfileDraft;
import org.diancang.orchestrator.profile.Profiles;
import org.diancang.orchestrator.profile.SettingsChange;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/profiles}. A profile is changed or removed only by who names its ETag (RFC 9110
 * §13.1.1, RFC 6585 §3).
 */
@RestController
class ProfileApi {
    private final Profiles profiles;

    ProfileApi(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * A profile.
     *
     * @param sites how many have chosen it
     */
    record ProfileJson(
            UUID id,
            String name,
            String description,
            JsonNode overrides,
            int sites,
            String changedBy,
            Instant changedAt) {
        static ProfileJson of(Profile profile, Map<UUID, Integer> uses) {
            return new ProfileJson(
                    profile.id(),
                    profile.name(),
                    profile.description(),
                    profile.overrides().json(),
                    uses.getOrDefault(profile.id(), 0),
                    profile.changedBy(),
                    profile.changedAt());
        }
    }

    @GetMapping("/api/profiles")
    List<ProfileJson> all() {
        Map<UUID, Integer> uses = profiles.uses();
        return profiles.all().stream().map(profile -> ProfileJson.of(profile, uses)).toList();
    }

    @GetMapping("/api/profiles/{id}")
    ResponseEntity<ProfileJson> one(@PathVariable UUID id) {
        return answer(HttpStatus.OK, profiles.byId(id).orElseThrow(() -> absent(id)));
    }

    @GetMapping("/api/profiles/{id}/changes")
    List<SettingsChange> changes(@PathVariable UUID id) {
        List<SettingsChange> changes = profiles.history(id);
        if (changes.isEmpty()) {
            throw absent(id);
        }
        return changes;
    }

    @PostMapping("/api/profiles")
    ResponseEntity<ProfileJson> create(@RequestBody ProfileDraft draft, Principal user) {
        return switch (profiles.create(draft, user.getName())) {
            case ProfileChange.Saved saved -> answer(HttpStatus.CREATED, saved.profile());
            case ProfileChange refused -> throw problem(refused, draft.name());
        };
    }

    @PutMapping("/api/profiles/{id}")
    ResponseEntity<ProfileJson> change(
            @PathVariable UUID id,
            @RequestBody ProfileDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(id);
        return switch (profiles.change(id, draft, EntityTags.version(ifMatch), user.getName())) {
            case ProfileChange.Saved saved -> answer(HttpStatus.OK, saved.profile());
            case ProfileChange refused -> throw problem(refused, id);
        };
    }

    @DeleteMapping("/api/profiles/{id}")
    ResponseEntity<Void> remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(id);
        return switch (profiles.remove(id, EntityTags.version(ifMatch), user.getName())) {
            case ProfileChange.Removed _ -> ResponseEntity.noContent().build();
            case ProfileChange refused -> throw problem(refused, id);
        };
    }

    private void mustExist(UUID id) {
        if (profiles.byId(id).isEmpty()) {
            throw absent(id);
        }
    }

    private ResponseEntity<ProfileJson> answer(HttpStatus status, Profile profile) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).eTag(EntityTags.of(profile.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/profiles/" + profile.id()));
        }
        return answer.body(ProfileJson.of(profile, profiles.uses()));
    }

    private static ErrorResponseException problem(ProfileChange refused, @Nullable Object id) {
        return switch (refused) {
            case ProfileChange.Refused r -> Findings.invalid(r.findings());
            case ProfileChange.Outdated gone when gone.current().isEmpty() ->
                    Problems.notFound("crawl profile", String.valueOf(id));
            case ProfileChange.Outdated _ -> EntityTags.outdated();
            case ProfileChange.InUse use ->
                    Problems.conflict(
                            "profile-in-use",
                            use.sites().size()
                                    + " sites have chosen this profile; let them choose another"
                                    + " first.",
                            Map.of("sites", use.sites()));
            case ProfileChange.Saved _, ProfileChange.Removed _ ->
                    throw new IllegalStateException("done after all: " + refused);
        };
    }

    private static ErrorResponseException absent(UUID id) {
        return Problems.notFound("crawl profile", id);
    }
}
