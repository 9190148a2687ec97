package org.diancang.orchestrator.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Takes in files of settings. A trial does all that the import would do and takes it back, so that
 * it can't promise anything else. What the installation has and the file has not stays as it is.
 */
@Service
public class SettingsImports {
    /** Profiles or sites of a file at most. */
    public static final int MOST = 5_000;

    private static final Logger log = LoggerFactory.getLogger(SettingsImports.class);
    private final ProfileTable profileTable;
    private final SiteSettingsTable siteTable;
    private final Profiles profiles;
    private final SitesSettings settings;
    private final Sites sites;
    private final TransactionTemplate transaction;

    SettingsImports(
            ProfileTable profileTable,
            SiteSettingsTable siteTable,
            Profiles profiles,
            SitesSettings settings,
            Sites sites,
            TransactionTemplate transaction) {
        this.profileTable = profileTable;
        this.siteTable = siteTable;
        this.profiles = profiles;
        this.settings = settings;
        this.sites = sites;
        this.transaction = transaction;
    }

    /** What the import of a file would do; nothing is changed. */
    public SettingsImport trial(JsonNode file, String by) {
        return run(file, by, false);
    }

    /**
     * Makes profiles and sites as a file says, all of them or, where one can't be taken, none.
     *
     * @param by user name of who asks; where the file makes crawls disobey robots.txt anew, that
     *     must be an approver, and is on record as such
     */
    public SettingsImport take(JsonNode file, String by) {
        SettingsImport result = run(file, by, true);
        log.info(
                "File of crawl settings with {} items {} by {}",
                result.items().size(),
                result.done() ? "taken" : "refused",
                by);
        return result;
    }

    private SettingsImport run(JsonNode file, String by, boolean keep) {
        Optional<SettingFinding> unfit = unfit(file);
        if (unfit.isPresent()) {
            return new SettingsImport(
                    false,
                    List.of(
                            new SettingsImport.Item(
                                    SettingsImport.Subject.FILE,
                                    "",
                                    SettingsImport.Fate.REFUSED,
                                    List.of(unfit.get()))));
        }
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            profileTable.lockAll();
                            List<SettingsImport.Item> items = new ArrayList<>();
                            Set<String> seen = new HashSet<>();
                            file.path("profiles")
                                    .forEach(profile -> items.add(profile(profile, seen, by)));
                            seen.clear();
                            file.path("sites").forEach(site -> items.add(site(site, seen, by)));
                            SettingsImport result = new SettingsImport(keep, items);
                            if (!keep || result.refused()) {
                                status.setRollbackOnly();
                                return new SettingsImport(false, items);
                            }
                            return result;
                        }));
    }

    private static Optional<SettingFinding> unfit(JsonNode file) {
        if (!SettingsFile.FORMAT.equals(file.path("format").asString(""))) {
            return Optional.of(
                    new SettingFinding(
                            "format",
                            "unknown",
                            file.path("format").asString(""),
                            "must be " + SettingsFile.FORMAT + "; is it a file of settings?"));
        }
        for (String list : List.of("profiles", "sites")) {
            JsonNode given = file.path(list);
            if ((!given.isMissingNode() && !given.isArray()) || given.size() > MOST) {
                return Optional.of(
                        new SettingFinding(
                                list,
                                "too-many",
                                String.valueOf(MOST),
                                "must be an array of " + MOST + " at most."));
            }
        }
        return Optional.empty();
    }

    private SettingsImport.Item profile(JsonNode given, Set<String> seen, String by) {
        String name = text(given, "name").strip();
        List<SettingFinding> findings = new ArrayList<>();
        known(given, Set.of("name", "description", "overrides"), findings);
        twice(name, seen, findings);
        Optional<Profile> before = name.isEmpty() ? Optional.empty() : profileTable.byName(name);
        if (!findings.isEmpty()) {
            return item(SettingsImport.Subject.PROFILE, name, findings);
        }
        ProfileDraft draft =
                new ProfileDraft(name, text(given, "description"), given.path("overrides"));
        if (before.filter(b -> same(b, draft)).isPresent()) {
            return item(SettingsImport.Subject.PROFILE, name, SettingsImport.Fate.SAME);
        }
        return switch (profiles.save(before, draft, by)) {
            case ProfileChange.Refused refused ->
                    item(SettingsImport.Subject.PROFILE, name, refused.findings());
            case ProfileChange _ ->
                    item(
                            SettingsImport.Subject.PROFILE,
                            name,
                            before.isPresent()
                                    ? SettingsImport.Fate.CHANGED
                                    : SettingsImport.Fate.NEW);
        };
    }

    private SettingsImport.Item site(JsonNode given, Set<String> seen, String by) {
        String number = text(given, "site").strip();
        List<SettingFinding> findings = new ArrayList<>();
        known(given, Set.of("site", "profile", "overrides"), findings);
        twice(number, seen, findings);
        Optional<Site> site = sites.byNumber(number);
        if (site.isEmpty()) {
            findings.add(
                    new SettingFinding("site", "unknown", number, "is the number of no site."));
        }
        String profile = text(given, "profile").strip();
        Optional<UUID> profileId = profileTable.byName(profile).map(Profile::id);
        if (given.path("profile").isMissingNode() || given.path("profile").isNull()) {
            profileId = Optional.empty();
        } else if (profileId.isEmpty()) {
            findings.add(
                    new SettingFinding(
                            "profile",
                            "unknown",
                            profile,
                            "is a profile neither of this file nor of this installation."));
        }
        if (!findings.isEmpty() || site.isEmpty()) {
            return item(SettingsImport.Subject.SITE, number, findings);
        }
        SiteSettings before = siteTable.of(site.get().id());
        SiteSettingsDraft draft =
                new SiteSettingsDraft(profileId.orElse(null), given.path("overrides"));
        if (before.profileId().equals(profileId) && same(before.overrides(), draft.overrides())) {
            return item(SettingsImport.Subject.SITE, number, SettingsImport.Fate.SAME);
        }
        return switch (settings.save(site.get(), before, draft, by)) {
            case SiteSettingsChange.Refused refused ->
                    item(SettingsImport.Subject.SITE, number, refused.findings());
            case SiteSettingsChange _ ->
                    item(
                            SettingsImport.Subject.SITE,
                            number,
                            before.version() == 0
                                    ? SettingsImport.Fate.NEW
                                    : SettingsImport.Fate.CHANGED);
        };
    }

    private static boolean same(Profile before, ProfileDraft draft) {
        return before.name().equals(draft.name())
                && before.description().equals(draft.description())
                && same(before.overrides(), draft.overrides());
    }

    /** Whether a file says what is there; who approved of what is no part of it. */
    private static boolean same(Overrides before, @Nullable JsonNode given) {
        return given != null
                && Overrides.read(given) instanceof Overrides.Reading.Good good
                && good.overrides().withoutApprover().equals(before.withoutApprover());
    }

    private static void known(JsonNode given, Set<String> fields, List<SettingFinding> findings) {
        given.properties().stream()
                .filter(member -> !fields.contains(member.getKey()))
                .forEach(
                        member ->
                                findings.add(
                                        new SettingFinding(
                                                member.getKey(),
                                                "unknown",
                                                member.getKey(),
                                                "is not known here; leave it out.")));
    }

    private static void twice(String name, Set<String> seen, List<SettingFinding> findings) {
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            findings.add(new SettingFinding("name", "twice", name, "stands in the file twice."));
        }
    }

    private static String text(JsonNode given, String field) {
        JsonNode value = given.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static SettingsImport.Item item(
            SettingsImport.Subject subject, String name, SettingsImport.Fate fate) {
        return new SettingsImport.Item(subject, name, fate, List.of());
    }

    private static SettingsImport.Item item(
            SettingsImport.Subject subject, String name, List<SettingFinding> findings) {
        return new SettingsImport.Item(subject, name, SettingsImport.Fate.REFUSED, findings);
    }
}
