package org.diancang.orchestrator.site;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.programme.Libraries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Nominations: handing in, deciding, looking up. */
@Service
public class Nominations {
    private static final Logger log = LoggerFactory.getLogger(Nominations.class);

    /** Addresses that are checked or handed in at once, at most. */
    public static final int MOST_AT_ONCE = 100;

    private final NominationTable table;
    private final SiteTable sites;
    private final SiteAnnouncements announcements;
    private final DraftCheck check;
    private final SeedCheck seedCheck;
    private final Libraries libraries;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Nominations(
            NominationTable table,
            SiteTable sites,
            SiteAnnouncements announcements,
            DraftCheck check,
            SeedCheck seedCheck,
            Libraries libraries,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.sites = sites;
        this.announcements = announcements;
        this.check = check;
        this.seedCheck = seedCheck;
        this.libraries = libraries;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Hands in a nomination.
     *
     * @param draft what was typed
     * @param by user name of the nominator
     */
    public Submission submit(NominationDraft draft, String by) {
        return switch (check.check(draft, by)) {
            case DraftCheck.Outcome.Bad bad -> new Submission.Refused(bad.findings());
            case DraftCheck.Outcome.Good good -> store(good, by);
        };
    }

    /**
     * Says what would come of nominating each of these addresses as a site of its own; stores
     * nothing. All names are looked up at once, so a list takes no longer than its slowest name.
     *
     * @param typed one address each, at most {@value #MOST_AT_ONCE}
     * @return what was found, in the same order
     */
    public List<SeedPreview> preview(List<String> typed) {
        mustBeFew(typed.size());
        return seedCheck.lines(typed).stream().map(this::preview).toList();
    }

    /**
     * Hands in nominations of one seed each; what is wrong with one keeps no other back.
     *
     * @param drafts what was typed, at most {@value #MOST_AT_ONCE}, each with one seed
     * @param by user name of the nominator
     * @return what came of each, in the same order
     */
    public List<Submission> submitEach(List<NominationDraft> drafts, String by) {
        mustBeFew(drafts.size());
        List<SeedCheck.Line> lines =
                seedCheck.lines(drafts.stream().map(Nominations::seed).toList());
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            SeedCheck.Checked seed = SeedCheck.alone(lines.get(i));
            submissions.add(
                    switch (check.check(drafts.get(i), seed, by)) {
                        case DraftCheck.Outcome.Bad bad -> new Submission.Refused(bad.findings());
                        case DraftCheck.Outcome.Good good -> store(good, by);
                    });
        }
        return submissions;
    }

    private static String seed(NominationDraft draft) {
        List<@Nullable String> seeds = draft.seeds();
        String seed = seeds == null || seeds.size() != 1 ? null : seeds.getFirst();
        return seed == null ? "" : seed;
    }

    private static void mustBeFew(int size) {
        if (size > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    size + " addresses at once, at most " + MOST_AT_ONCE + " are allowed");
        }
    }

    private SeedPreview preview(SeedCheck.Line line) {
        return switch (line) {
            case SeedCheck.Line.Bad bad -> new SeedPreview.Wrong(bad.finding());
            case SeedCheck.Line.Good good ->
                    table.duplicates(List.of(good.seed())).stream()
                            .findFirst()
                            .<SeedPreview>map(SeedPreview.Known::new)
                            .orElseGet(() -> new SeedPreview.New(good.seed()));
        };
    }

    /**
     * Approves a nomination and makes it a site; again: the same site, and nothing changes.
     *
     * @param by user name of the approver
     * @return the site, empty if there is no such nomination
     * @throws IllegalTransitionException if it was returned
     */
    public Optional<Site> approve(UUID id, String by) {
        return transaction.execute(
                status ->
                        table.lock(id)
                                .map(
                                        nomination ->
                                                sites.ofNomination(id)
                                                        .orElseGet(
                                                                () -> makeSite(nomination, by))));
    }

    /**
     * Gives a nomination back; its addresses may then be nominated anew.
     *
     * @param by user name of the approver
     * @param reason what is missing, 1 to 1,000 characters
     * @return the nomination, empty if there is none
     * @throws IllegalTransitionException unless it waits
     * @throws IllegalArgumentException if the reason is blank
     */
    public Optional<Nomination> giveBack(UUID id, String by, String reason) {
        return transaction.execute(
                status ->
                        table.lock(id)
                                .map(n -> n.giveBack(by, clock.instant(), reason))
                                .map(
                                        returned -> {
                                            table.decide(returned);
                                            return returned;
                                        }));
    }

    /** The nomination of this id. */
    public Optional<Nomination> byId(UUID id) {
        return table.byId(id);
    }

    /** The latest 1,000 nominations in any state, newest first. */
    public List<Nomination> latest() {
        return table.latest(Optional.empty());
    }

    /** The latest 1,000 nominations in this state, newest first. */
    public List<Nomination> latest(Nomination.State state) {
        return table.latest(Optional.of(state));
    }

    /** A page of nominations, newest first. */
    public Slice<Nomination> page(NominationFilter filter, Optional<Cursor> from, int most) {
        return Slice.read(from, most, cursor -> table.page(filter, cursor, most + 1));
    }

    /** How many nominations a filter lets through by state, whatever state it names itself. */
    public Map<Nomination.State, Long> counts(NominationFilter filter) {
        return table.counts(filter);
    }

    /** How many nominations are in this state. */
    public long count(Nomination.State state) {
        return table.count(state);
    }

    private Submission store(DraftCheck.Outcome.Good good, String by) {
        List<Duplicate> duplicates = table.duplicates(good.seeds());
        if (!duplicates.isEmpty()) {
            return new Submission.AlreadyNominated(duplicates);
        }
        try {
            Nomination stored =
                    transaction.execute(
                            status -> {
                                Nomination made = nomination(good, by, clock.instant());
                                table.insert(made);
                                return made;
                            });
            log.info("{} nominated by {}, waits for approval", stored.number(), by);
            return new Submission.Submitted(stored);
        } catch (DuplicateKeyException e) {
            // Somebody else was faster by a moment.
            List<Duplicate> found = table.duplicates(good.seeds());
            if (found.isEmpty()) {
                throw e;
            }
            return new Submission.AlreadyNominated(found);
        }
    }

    private Nomination nomination(DraftCheck.Outcome.Good good, String by, Instant now) {
        return new Nomination(
                ids.next(),
                String.format(Locale.ROOT, "N-%04d", table.nextNumber()),
                good.library().id(),
                libraries.currentYear(),
                good.name(),
                good.seeds(),
                good.scope(),
                good.subject(),
                good.owner(),
                good.rightsBasis(),
                good.reason(),
                Nomination.State.SUBMITTED,
                by,
                now,
                Optional.empty());
    }

    private Site makeSite(Nomination nomination, String by) {
        Nomination approved = nomination.approve(by, clock.instant());
        table.decide(approved);
        var library = libraries.byId(approved.libraryId()).orElseThrow();
        String serial = String.format(Locale.ROOT, "%04d", libraries.nextSiteNumber(library.id()));
        UUID id = ids.next();
        sites.insert(id, library.code() + "-" + serial, library.code() + serial, approved);
        log.info("{} approved by {}, is site {}-{}", approved.number(), by, library.code(), serial);
        Site site = sites.byId(id).orElseThrow();
        announcements.announce(site);
        return site;
    }
}
