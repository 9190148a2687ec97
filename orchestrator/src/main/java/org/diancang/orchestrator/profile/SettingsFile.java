package org.diancang.orchestrator.profile;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All profiles and the settings of all sites as one JSON object, always in the same order and
 * without times, so that two files differ only where settings do.
 */
@Service
public class SettingsFile {
    /** What files of this kind say of themselves; another number would be another form. */
    public static final String FORMAT = "diancang-crawl-settings/1";

    private final ProfileTable profiles;
    private final SiteSettingsTable settings;
    private final Sites sites;

    SettingsFile(ProfileTable profiles, SiteSettingsTable settings, Sites sites) {
        this.profiles = profiles;
        this.settings = settings;
        this.sites = sites;
    }

    /** The file as it is now: profiles by name, sites by number. */
    @Transactional(readOnly = true)
    public ObjectNode export() {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode all = file.putArray("profiles");
        List<Profile> known = profiles.all();
        for (Profile profile : known) {
            ObjectNode one =
                    all.addObject()
                            .put("name", profile.name())
                            .put("description", profile.description());
            one.set("overrides", profile.overrides().json());
        }
        Map<UUID, String> names =
                known.stream().collect(Collectors.toMap(Profile::id, Profile::name));
        ArrayNode own = file.putArray("sites");
        for (SiteSettings site : settings.all()) {
            ObjectNode one =
                    own.addObject().put("site", sites.byId(site.siteId()).orElseThrow().number());
            site.profileId().ifPresent(id -> one.put("profile", names.get(id)));
            one.set("overrides", site.overrides().json());
        }
        return file;
    }
}
