package org.diancang.orchestrator.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diancang.events.CrawlSettings;
import tools.jackson.databind.JsonNode;

/**
 * What the next crawl of a site would do, setting by setting.
 *
 * @param site what the site has chosen
 * @param profile the profile that it shares, if any
 * @param settings what comes of it
 * @param entries each setting once, in the order of {@link Setting}
 */
public record EffectiveSettings(
        SiteSettings site, Optional<Profile> profile, CrawlSettings settings, List<Entry> entries) {
    public EffectiveSettings {
        entries = List.copyOf(entries);
    }

    /** Where a value comes from. */
    public enum Origin {
        /** The installation. */
        DEFAULT,
        /** The profile of the site. */
        PROFILE,
        /** The site itself. */
        SITE
    }

    /**
     * A setting.
     *
     * @param value as JSON, as in {@link Overrides}; JSON null where there is none
     */
    public record Entry(Setting setting, JsonNode value, Origin origin) {}

    /** What profile and site make of the usual settings. */
    static EffectiveSettings of(CrawlSettings usual, Optional<Profile> profile, SiteSettings site) {
        Overrides shared = profile.map(Profile::overrides).orElse(Overrides.NONE);
        CrawlSettings settings = site.overrides().over(shared).on(usual);
        return new EffectiveSettings(
                site,
                profile,
                settings,
                values(settings).stream()
                        .map(
                                entry ->
                                        new Entry(
                                                entry.setting(),
                                                entry.value(),
                                                origin(entry.setting(), shared, site.overrides())))
                        .toList());
    }

    /** The settings of a crawl one by one, wherever they came from. */
    public static List<Entry> values(CrawlSettings settings) {
        SettingsTree tree = SettingsTree.of(settings);
        return Arrays.stream(Setting.values())
                .map(setting -> new Entry(setting, tree.get(setting), Origin.DEFAULT))
                .toList();
    }

    private static Origin origin(Setting setting, Overrides shared, Overrides own) {
        if (own.get(setting).isPresent()) {
            return Origin.SITE;
        }
        return shared.get(setting).isPresent() ? Origin.PROFILE : Origin.DEFAULT;
    }
}
