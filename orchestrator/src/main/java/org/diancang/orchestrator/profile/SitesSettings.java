package org.diancang.orchestrator.profile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlSettings;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What sites have chosen for their crawls, and what comes of it. */
@Service
public class SitesSettings {
    private static final Logger log = LoggerFactory.getLogger(SitesSettings.class);
    private final SiteSettingsTable table;
    private final ProfileTable profiles;
    private final SettingsHistory history;
    private final DraftsOfSettings drafts;
    private final RobotsApproval approval;
    private final UsualSettings usual;
    private final Sites sites;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SitesSettings(
            SiteSettingsTable table,
            ProfileTable profiles,
            SettingsHistory history,
            DraftsOfSettings drafts,
            RobotsApproval approval,
            UsualSettings usual,
            Sites sites,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.profiles = profiles;
        this.history = history;
        this.drafts = drafts;
        this.approval = approval;
        this.usual = usual;
        this.sites = sites;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What the next crawl of a site would do, and where each value comes from. */
    public EffectiveSettings of(UUID siteId) {
        SiteSettings own = table.of(siteId);
        return EffectiveSettings.of(usual.usual(), profile(own.profileId()), own);
    }

    /**
     * The settings of a crawl of a site: installation, profile, site, and what one crawl wishes.
     */
    public CrawlSettings forCrawl(UUID siteId, Overrides wishes) {
        return wishes.over(effective(table.of(siteId))).on(usual.usual());
    }

    /**
     * Whether somebody may crawl a site by these settings again: those that disobey robots.txt only
     * where the site still does for the same reason, or who asks is an approver.
     */
    public boolean mayRepeat(UUID siteId, CrawlSettings settings, String by) {
        CrawlSettings now = forCrawl(siteId, Overrides.NONE);
        return settings.obeyRobots()
                || (!now.obeyRobots()
                        && Objects.equals(
                                now.politeness().robotsReason(),
                                settings.politeness().robotsReason()))
                || approval.approves(by);
    }

    /** The last 50 changes of the settings of a site, newest first. */
    public List<SettingsChange> history(UUID siteId) {
        return history.ofSite(siteId);
    }

    /**
     * Changes what a site has chosen; its next crawl has it so, one that is on does not.
     *
     * @param version the version that was changed; 0: nothing was chosen yet
     * @param by user name of who asks
     */
    public SiteSettingsChange save(UUID siteId, SiteSettingsDraft draft, long version, String by) {
        Optional<Site> site = sites.byId(siteId);
        if (site.isEmpty()) {
            return new SiteSettingsChange.NoSuchSite();
        }
        try {
            return Objects.requireNonNull(
                    transaction.execute(
                            status -> {
                                SiteSettings current = table.lock(siteId);
                                return current.version() == version
                                        ? save(site.get(), current, draft, by)
                                        : new SiteSettingsChange.Outdated(current);
                            }));
        } catch (DuplicateKeyException e) {
            // Two chose for the first time at once.
            return new SiteSettingsChange.Outdated(table.of(siteId));
        }
    }

    /** Keeps a draft within the caller's transaction. */
    SiteSettingsChange save(Site site, SiteSettings before, SiteSettingsDraft draft, String by) {
        List<SettingFinding> findings = new ArrayList<>();
        // Held, so that nobody removes it meanwhile.
        Optional<UUID> profile = Optional.ofNullable(draft.profileId());
        if (profile.isPresent() && profiles.lock(profile.get()).isEmpty()) {
            findings.add(
                    new SettingFinding(
                            "profileId",
                            "unknown",
                            profile.get().toString(),
                            "is no profile; it may have been removed."));
        }
        Overrides overrides = drafts.overrides(draft.overrides(), before.overrides(), by, findings);
        SiteSettings after =
                new SiteSettings(
                        site.id(),
                        profile,
                        overrides,
                        profiles.nextVersion(),
                        by,
                        Optional.of(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (findings.isEmpty() && overrides.get(Setting.ROBOTS).isEmpty()) {
            approval.demandForChoice(effective(after), effective(before), by, findings);
        }
        if (!findings.isEmpty()) {
            return new SiteSettingsChange.Refused(findings);
        }
        if (before.version() == 0) {
            table.insert(after);
        } else {
            table.update(after);
        }
        history.add(site, before, after);
        log.info("Settings of site {} are {} by {}", site.number(), overrides.json(), by);
        return new SiteSettingsChange.Saved(after);
    }

    private Overrides effective(SiteSettings settings) {
        return settings.overrides()
                .over(profile(settings.profileId()).map(Profile::overrides).orElse(Overrides.NONE));
    }

    private Optional<Profile> profile(Optional<UUID> id) {
        return id.flatMap(profiles::byId);
    }
}
