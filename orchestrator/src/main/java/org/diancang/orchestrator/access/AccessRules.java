package org.diancang.orchestrator.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.outbox.Outbox;
import org.diancang.url.KeyPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Access rules: looking up, making, changing, removing. Each change is kept, noted in the history
 * and announced in one transaction.
 */
@Service
public class AccessRules {
    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Logger log = LoggerFactory.getLogger(AccessRules.class);
    private final AccessRuleTable table;
    private final AccessPolicyTable policies;
    private final RuleHistory history;
    private final Outbox outbox;
    private final EventCodec codec;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final PurgeGuard guard;

    AccessRules(
            AccessRuleTable table,
            AccessPolicyTable policies,
            RuleHistory history,
            Outbox outbox,
            EventCodec codec,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.policies = policies;
        this.history = history;
        this.outbox = outbox;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.guard = new PurgeGuard(table);
    }

    /** The rule of this id. */
    public Optional<KeptRule> byId(UUID id) {
        return table.byId(id);
    }

    /**
     * Rules in the order in which they were made.
     *
     * @param after the last rule of the page before; empty for the first page
     * @param most how many
     */
    public List<KeptRule> page(Optional<UUID> after, int most) {
        return table.after(after.orElse(FIRST), most);
    }

    /** The last 100 changes of a rule, newest first, also where it is gone. */
    public List<HistoryEntry> history(UUID id) {
        return history.of(id);
    }

    /** The last 100 changes of any rule, newest first. */
    public List<HistoryEntry> newestChanges() {
        return history.newest();
    }

    /**
     * Rules by which somebody would see what a rule of this pattern hides: of the same pattern or a
     * more specific one.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public List<KeptRule> opening(String urlPattern) {
        KeyPattern hidden = KeyPattern.of(urlPattern);
        return table.opening().stream()
                .filter(rule -> guard.isWithin(rule.rule(), hidden))
                .toList();
    }

    /** Makes a rule guard what is purged: nobody changes or removes it, and none opens it again. */
    public void makePermanent(UUID id) {
        table.makePermanent(id);
        log.info("Access rule {} is permanent now", id);
    }

    /**
     * Makes a rule.
     *
     * @param by user name of who asks
     */
    public AccessRuleChange create(AccessRuleDraft draft, String by) {
        return switch (checked(draft)) {
            case DraftCheck.Outcome.Bad bad -> new AccessRuleChange.Refused(bad.findings());
            case DraftCheck.Outcome.Good good ->
                    inTransaction(
                            () -> {
                                Instant now = now();
                                var rule =
                                        good.wanted()
                                                .rule(
                                                        ids.next(),
                                                        table.nextVersion(),
                                                        Authors.of(by, now),
                                                        now);
                                table.insert(rule);
                                return saved(Optional.empty(), rule, by);
                            });
        };
    }

    /**
     * Changes a rule.
     *
     * @param version the version that was changed
     * @param by user name of who asks
     */
    public AccessRuleChange change(UUID id, AccessRuleDraft draft, long version, String by) {
        return switch (checked(draft)) {
            case DraftCheck.Outcome.Bad bad -> new AccessRuleChange.Refused(bad.findings());
            case DraftCheck.Outcome.Good good ->
                    ofVersion(
                            id,
                            version,
                            before -> {
                                KeptRule rule =
                                        good.wanted()
                                                .rule(
                                                        id,
                                                        table.nextVersion(),
                                                        before.authors().changed(by),
                                                        now());
                                table.update(rule);
                                return saved(Optional.of(before), rule, by);
                            });
        };
    }

    /**
     * Removes a rule: what it hid is shown, unless another rule hides it.
     *
     * @param version the version that is meant
     * @param by user name of who asks
     */
    public AccessRuleChange remove(UUID id, long version, String by) {
        return ofVersion(
                id,
                version,
                before -> {
                    table.delete(id);
                    history.add(Optional.of(before), Optional.empty(), by, now());
                    outbox.add(Topics.ACCESS_RULES, id.toString(), null);
                    log.info("Access rule {} removed by {}, its tombstone is on its way", id, by);
                    return new AccessRuleChange.Removed(before);
                });
    }

    /** Policies are never removed, so one that is there now is there later. */
    private DraftCheck.Outcome checked(AccessRuleDraft draft) {
        DraftCheck.Outcome outcome =
                new DraftCheck(draft, number -> policies.byNumber(number).isPresent()).outcome();
        return outcome instanceof DraftCheck.Outcome.Good good ? guard.check(good) : outcome;
    }

    private AccessRuleChange saved(Optional<KeptRule> before, KeptRule rule, String by) {
        history.add(before, Optional.of(rule), by, rule.rule().changedAt());
        outbox.add(Topics.ACCESS_RULES, rule.id().toString(), codec.encode(rule.rule()));
        log.info(
                "Access rule {} is {} for {} by {} as version {}, it is on its way",
                rule.id(),
                rule.rule().policyNumber() == null
                        ? rule.rule().policy()
                        : "policy " + rule.rule().policyNumber(),
                rule.rule().urlPatterns(),
                by,
                rule.version());
        return new AccessRuleChange.Saved(rule);
    }

    /** What is done to a rule that nobody else has changed meanwhile. */
    private interface Step {
        AccessRuleChange to(KeptRule rule);
    }

    private AccessRuleChange ofVersion(UUID id, long version, Step step) {
        return inTransaction(
                () -> {
                    if (table.isPermanent(id)) {
                        return new AccessRuleChange.Refused(List.of(PurgeGuard.PERMANENT));
                    }
                    Optional<KeptRule> current = table.lock(id);
                    return current.filter(rule -> rule.version() == version)
                            .map(step::to)
                            .orElseGet(() -> new AccessRuleChange.Outdated(current));
                });
    }

    private AccessRuleChange inTransaction(Supplier<AccessRuleChange> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }

    /** As PostgreSQL keeps it, so that it is told the same later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
