package org.diancang.orchestrator.removal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.access.AccessRuleChange;
import org.diancang.orchestrator.access.AccessRuleDraft;
import org.diancang.orchestrator.access.AccessRules;
import org.diancang.orchestrator.access.KeptRule;
import org.diancang.orchestrator.index.IndexPurge;
import org.diancang.orchestrator.removal.RemovalChange.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removals: asked for, approved or refused by a second person, lifted. Whatever is asked for is out
 * of the readers' sight at once, by an access rule that goes before all others of its pattern.
 */
@Service
public class Removals {
    private static final Logger log = LoggerFactory.getLogger(Removals.class);
    private static final int SHOWN = 200;
    private static final int FIRST_OF_ALL = 1_000;

    private final RemovalTable table;
    private final AccessRules rules;
    private final IndexPurge indexes;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Removals(
            RemovalTable table,
            AccessRules rules,
            IndexPurge indexes,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.rules = rules;
        this.indexes = indexes;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The last 200, newest first. */
    public List<Removal> newest() {
        return table.newest(SHOWN);
    }

    /** The removal of this id. */
    public Optional<Removal> byId(UUID id) {
        return table.byId(id);
    }

    /** What was done about it, oldest first. */
    public List<RemovalEvent> events(UUID id) {
        return table.events(id);
    }

    /** The first 200 records that were purged. */
    public List<String> captures(UUID id) {
        return table.captures(id, SHOWN);
    }

    /** Every record that was purged, as {@code file:offset}. */
    public List<String> purgedCaptures() {
        return table.purgedCaptures();
    }

    /**
     * Takes captures out of the readers' sight; a purge waits for a second person besides.
     *
     * @param by user name of who asks
     */
    public RemovalChange ask(RemovalDraft draft, String by) {
        return inTransaction(
                () ->
                        switch (new RemovalCheck(draft, this::isOpened).outcome()) {
                            case RemovalCheck.Outcome.Bad bad ->
                                    new RemovalChange.Refused(bad.findings());
                            case RemovalCheck.Outcome.Good good ->
                                    switch (rules.create(rule(good), by)) {
                                        case AccessRuleChange.Saved saved ->
                                                asked(good, saved.rule(), by);
                                        case AccessRuleChange _ ->
                                                refused("urlPattern", "malformed");
                                    };
                        });
    }

    private boolean isOpened(String urlPattern) {
        return !rules.opening(urlPattern).isEmpty();
    }

    /**
     * Approves a purge and carries it out. What can't be carried out now is done by {@link
     * #resume}.
     *
     * @param by user name; not that of who asked
     */
    public RemovalChange approve(UUID id, String by) {
        RemovalChange approved =
                changed(
                        id,
                        removal -> {
                            if (!removal.mayBeDecidedBy(by)) {
                                return new RemovalChange.NotNow();
                            }
                            if (isOpened(removal.urlPattern())) {
                                return refused("urlPattern", "opened");
                            }
                            rules.makePermanent(removal.ruleId());
                            return decided(removal, Removal.State.PURGING, "APPROVED", by);
                        });
        return approved instanceof RemovalChange.Done ? resume(id, by) : approved;
    }

    /** Goes on with a purge that was approved. */
    public RemovalChange resume(UUID id, String by) {
        Optional<Removal> approved =
                table.byId(id).filter(one -> one.state() == Removal.State.PURGING);
        if (approved.isEmpty()) {
            return new RemovalChange.NotNow();
        }
        Removal removal = approved.get();
        // Outside of a transaction: none may wait for an index.
        IndexPurge.Outcome outcome =
                indexes.purge(removal.urlPattern(), removal.orderNumber().orElseThrow());
        return inTransaction(() -> carriedOut(removal, outcome, by));
    }

    /** Refuses a purge; it stays hidden until somebody lifts it. */
    public RemovalChange refuse(UUID id, String by) {
        return changed(
                id,
                removal ->
                        removal.mayBeDecidedBy(by)
                                ? decided(removal, Removal.State.REFUSED, "REFUSED", by)
                                : new RemovalChange.NotNow());
    }

    /** Shows again what was hidden or blocked. */
    public RemovalChange lift(UUID id, String by) {
        return changed(
                id,
                removal -> {
                    if (!removal.mayBeLifted()) {
                        return new RemovalChange.NotNow();
                    }
                    rules.byId(removal.ruleId())
                            .ifPresent(rule -> rules.remove(rule.id(), rule.version(), by));
                    return decided(removal, Removal.State.LIFTED, "LIFTED", by);
                });
    }

    private static AccessRuleDraft rule(RemovalCheck.Outcome.Good good) {
        boolean block = good.level() == Removal.Level.BLOCK;
        return new AccessRuleDraft(
                block ? "BLOCK" : "EXCLUDE",
                null,
                List.of(good.urlPattern()),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                FIRST_OF_ALL,
                good.message().orElse(null),
                good.reason(),
                new AccessRuleDraft.Remarks(
                        true, true, good.orderNumber().orElse(null), good.reason(), null),
                null);
    }

    private RemovalChange asked(RemovalCheck.Outcome.Good good, KeptRule rule, String by) {
        Instant now = now();
        var removal =
                new Removal(
                        ids.next(),
                        good.level(),
                        good.level() == Removal.Level.PURGE
                                ? Removal.State.WAITING
                                : Removal.State.IN_FORCE,
                        good.urlPattern(),
                        good.reason(),
                        good.orderNumber(),
                        good.message(),
                        rule.id(),
                        by,
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        0);
        table.insert(removal);
        table.add(removal.id(), "ASKED", by, "", now);
        log.info(
                "Removal {} ({}) of {} by {} holds from now on",
                removal.id(),
                removal.level(),
                removal.urlPattern(),
                by);
        return new RemovalChange.Done(removal);
    }

    private RemovalChange decided(Removal removal, Removal.State state, String what, String by) {
        Instant now = now();
        table.decide(removal.id(), state, by, now);
        table.add(removal.id(), what, by, "", now);
        log.info("Removal {} is {} by {}", removal.id(), state, by);
        return new RemovalChange.Done(table.byId(removal.id()).orElseThrow());
    }

    private RemovalChange carriedOut(Removal removal, IndexPurge.Outcome outcome, String by) {
        Instant now = now();
        List<String> captures = new ArrayList<>();
        Optional<String> why = Optional.empty();
        switch (outcome) {
            case IndexPurge.Outcome.Done done -> captures.addAll(done.captures());
            case IndexPurge.Outcome.Unfinished unfinished -> {
                captures.addAll(unfinished.captures());
                why = Optional.of(unfinished.reason());
            }
        }
        captures.forEach(capture -> table.tombstone(removal.id(), capture, now));
        if (why.isEmpty()) {
            table.purged(removal.id());
        }
        String note = why.orElse(Integer.toString(captures.size()));
        table.add(removal.id(), why.isEmpty() ? "PURGED" : "UNFINISHED", by, note, now);
        log.info(
                "Removal {}: {} captures purged{}",
                removal.id(),
                captures.size(),
                why.map(reason -> ", to be gone on with: " + reason).orElse(""));
        Removal after = table.byId(removal.id()).orElseThrow();
        return why.isEmpty()
                ? new RemovalChange.Done(after)
                : new RemovalChange.Unfinished(after, note);
    }

    private RemovalChange changed(UUID id, Function<Removal, RemovalChange> step) {
        return inTransaction(() -> table.lock(id).map(step).orElseGet(RemovalChange.NotNow::new));
    }

    private RemovalChange inTransaction(Supplier<RemovalChange> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }

    private static RemovalChange refused(String item, String code) {
        return new RemovalChange.Refused(List.of(new Finding(item, code)));
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
