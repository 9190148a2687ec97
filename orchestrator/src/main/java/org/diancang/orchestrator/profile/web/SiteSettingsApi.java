package org.diancang.orchestrator.profile.web;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.problem.EntityTags;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.profile.EffectiveSettings;
import org.diancang.orchestrator.profile.Profile;
import org.diancang.orchestrator.profile.SettingsChange;
import org.diancang.orchestrator.profile.SiteSettingsChange;
import org.diancang.orchestrator.profile.SiteSettingsDraft;
import org.diancang.orchestrator.profile.SitesSettings;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/sites/{id}/settings}: what a site has chosen, and what its next crawl would do. It is
 * changed only by who names its ETag.
 */
@RestController
class SiteSettingsApi {
    private final SitesSettings settings;
    private final Sites sites;

    SiteSettingsApi(SitesSettings settings, Sites sites) {
        this.settings = settings;
        this.sites = sites;
    }

    /** The value of a setting, and whether installation, profile or site gave it. */
    record Value(JsonNode value, EffectiveSettings.Origin origin) {}

    /**
     * The settings of a site.
     *
     * @param overrides its own
     * @param effective what its next crawl would do, by field
     */
    record SiteSettingsJson(
            UUID siteId,
            Optional<UUID> profileId,
            Optional<String> profile,
            JsonNode overrides,
            Optional<Instant> changedAt,
            Map<String, Value> effective) {
        static SiteSettingsJson of(EffectiveSettings settings) {
            Map<String, Value> effective = new LinkedHashMap<>();
            settings.entries()
                    .forEach(
                            entry ->
                                    effective.put(
                                            entry.setting().field(),
                                            new Value(entry.value(), entry.origin())));
            return new SiteSettingsJson(
                    settings.site().siteId(),
                    settings.site().profileId(),
                    settings.profile().map(Profile::name),
                    settings.site().overrides().json(),
                    settings.site().changedAt(),
                    effective);
        }
    }

    @GetMapping("/api/sites/{siteId}/settings")
    ResponseEntity<SiteSettingsJson> one(@PathVariable UUID siteId) {
        mustExist(siteId);
        return answer(siteId);
    }

    @GetMapping("/api/sites/{siteId}/settings/changes")
    List<SettingsChange> changes(@PathVariable UUID siteId) {
        mustExist(siteId);
        return settings.history(siteId);
    }

    @PutMapping("/api/sites/{siteId}/settings")
    ResponseEntity<SiteSettingsJson> save(
            @PathVariable UUID siteId,
            @RequestBody SiteSettingsDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal user) {
        mustExist(siteId);
        return switch (settings.save(siteId, draft, EntityTags.version(ifMatch), user.getName())) {
            case SiteSettingsChange.Saved _ -> answer(siteId);
            case SiteSettingsChange.Refused refused -> throw Findings.invalid(refused.findings());
            case SiteSettingsChange.Outdated _ -> throw EntityTags.outdated();
            case SiteSettingsChange.NoSuchSite _ -> throw Problems.notFound("site", siteId);
        };
    }

    private ResponseEntity<SiteSettingsJson> answer(UUID siteId) {
        EffectiveSettings now = settings.of(siteId);
        return ResponseEntity.ok()
                .eTag(EntityTags.of(now.site().version()))
                .body(SiteSettingsJson.of(now));
    }

    private void mustExist(UUID siteId) {
        if (sites.byId(siteId).isEmpty()) {
            throw Problems.notFound("site", siteId);
        }
    }
}
