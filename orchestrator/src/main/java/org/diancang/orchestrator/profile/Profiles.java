package org.diancang.orchestrator.profile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.diancang.orchestrator.NewIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Profiles: looking up, making, changing, removing. */
@Service
public class Profiles {
    private static final Logger log = LoggerFactory.getLogger(Profiles.class);
    private final ProfileTable table;
    private final SettingsHistory history;
    private final DraftsOfSettings drafts;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Profiles(
            ProfileTable table,
            SettingsHistory history,
            DraftsOfSettings drafts,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.history = history;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** All profiles, by name. */
    public List<Profile> all() {
        return table.all();
    }

    /** The profile of this id. */
    public Optional<Profile> byId(UUID id) {
        return table.byId(id);
    }

    /** How many sites have chosen each profile; absent where none has. */
    public Map<UUID, Integer> uses() {
        return table.uses();
    }

    /** Numbers of the sites that have chosen a profile. */
    public List<String> sitesOf(UUID profile) {
        return table.sitesOf(profile);
    }

    /** The last 50 changes of a profile, newest first, also where it is gone. */
    public List<SettingsChange> history(UUID profile) {
        return history.ofProfile(profile);
    }

    /**
     * Makes a profile.
     *
     * @param by user name of who asks
     */
    public ProfileChange create(ProfileDraft draft, String by) {
        return tried(() -> save(Optional.empty(), draft, by));
    }

    /**
     * Changes a profile; the next crawls of its sites have it so.
     *
     * @param version the version that was changed
     * @param by user name of who asks
     */
    public ProfileChange change(UUID id, ProfileDraft draft, long version, String by) {
        return tried(
                () -> {
                    Optional<Profile> current = table.lock(id);
                    return current.filter(c -> c.version() == version).isEmpty()
                            ? new ProfileChange.Outdated(current)
                            : save(current, draft, by);
                });
    }

    /**
     * Removes a profile that no site has chosen.
     *
     * @param version the version that is meant
     * @param by user name of who asks
     */
    public ProfileChange remove(UUID id, long version, String by) {
        return inTransaction(
                () -> {
                    Optional<Profile> current = table.lock(id);
                    if (current.filter(c -> c.version() == version).isEmpty()) {
                        return new ProfileChange.Outdated(current);
                    }
                    List<String> sites = table.sitesOf(id);
                    if (!sites.isEmpty()) {
                        return new ProfileChange.InUse(sites);
                    }
                    table.delete(id);
                    history.add(current, Optional.empty(), by, clock.instant());
                    log.info("Crawl profile {} removed by {}", current.get().name(), by);
                    return new ProfileChange.Removed(current.get());
                });
    }

    /** Keeps a draft within the caller's transaction. */
    ProfileChange save(Optional<Profile> before, ProfileDraft draft, String by) {
        List<SettingFinding> findings = new ArrayList<>();
        String name = drafts.name(draft.name(), findings);
        if (table.byName(name)
                .filter(taken -> before.filter(b -> b.id().equals(taken.id())).isEmpty())
                .isPresent()) {
            findings.add(taken(name));
        }
        String description = drafts.description(draft.description(), findings);
        Overrides overrides =
                drafts.overrides(
                        draft.overrides(),
                        before.map(Profile::overrides).orElse(Overrides.NONE),
                        by,
                        findings);
        if (!findings.isEmpty()) {
            return new ProfileChange.Refused(findings);
        }
        Profile profile =
                new Profile(
                        before.map(Profile::id).orElseGet(ids::next),
                        name,
                        description,
                        overrides,
                        table.nextVersion(),
                        by,
                        // As PostgreSQL keeps it, so that it is told the same later.
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (before.isPresent()) {
            table.update(profile);
        } else {
            table.insert(profile);
        }
        history.add(before, Optional.of(profile), by, profile.changedAt());
        log.info("Crawl profile {} is {} by {}", name, overrides.json(), by);
        return new ProfileChange.Saved(profile);
    }

    private ProfileChange tried(Supplier<ProfileChange> step) {
        try {
            return inTransaction(step);
        } catch (DuplicateKeyException e) {
            // Two gave the same name at once.
            return new ProfileChange.Refused(List.of(taken("")));
        }
    }

    private ProfileChange inTransaction(Supplier<ProfileChange> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }

    private static SettingFinding taken(String name) {
        return new SettingFinding(
                "name", "taken", name, "is the name of another profile; choose another.");
    }
}
