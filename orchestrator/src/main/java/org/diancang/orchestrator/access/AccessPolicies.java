package org.diancang.orchestrator.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.diancang.events.AccessPolicy;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.orchestrator.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Policies that rules name by their number: looking up, making, changing. None is ever removed,
 * since rules may name it. Each change is kept, noted in the history and announced in one
 * transaction.
 */
@Service
public class AccessPolicies {
    private static final Logger log = LoggerFactory.getLogger(AccessPolicies.class);
    private final AccessPolicyTable table;
    private final Outbox outbox;
    private final EventCodec codec;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AccessPolicies(
            AccessPolicyTable table,
            Outbox outbox,
            EventCodec codec,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.outbox = outbox;
        this.codec = codec;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Every policy, by number. */
    public List<KeptPolicy> all() {
        return table.all();
    }

    /** The policy of this number. */
    public Optional<KeptPolicy> byNumber(int number) {
        return table.byNumber(number);
    }

    /** The last 100 changes of a policy, newest first. */
    public List<HistoryEntry> history(int number) {
        return table.changes(number);
    }

    /**
     * Makes a policy.
     *
     * @param number that it gets, if it is free; empty: one above the highest
     * @param by user name of who asks
     */
    public AccessPolicyChange create(Optional<Integer> number, AccessPolicyDraft draft, String by) {
        var check = new PolicyCheck(draft);
        if (!check.findings().isEmpty()) {
            return new AccessPolicyChange.Refused(check.findings());
        }
        return alone(
                () -> {
                    Optional<KeptPolicy> taken = number.flatMap(table::byNumber);
                    if (taken.isPresent()) {
                        return new AccessPolicyChange.Outdated(taken);
                    }
                    int free = number.orElseGet(table::nextNumber);
                    if (free > AccessPolicy.HIGHEST_NUMBER) {
                        return new AccessPolicyChange.Refused(
                                List.of(
                                        new AccessRuleFinding(
                                                "number",
                                                "out-of-range",
                                                "has no higher one left; name one that is free.")));
                    }
                    Instant now = now();
                    var policy =
                            new KeptPolicy(
                                    check.policy(free, table.nextVersion(), now),
                                    Authors.of(by, now));
                    table.insert(policy);
                    return saved(Optional.empty(), policy);
                });
    }

    /**
     * Changes a policy, and with it what every rule does that names it.
     *
     * @param version the version that was changed
     * @param by user name of who asks
     */
    public AccessPolicyChange change(int number, AccessPolicyDraft draft, long version, String by) {
        var check = new PolicyCheck(draft);
        if (!check.findings().isEmpty()) {
            return new AccessPolicyChange.Refused(check.findings());
        }
        return alone(
                () -> {
                    Optional<KeptPolicy> current = table.byNumber(number);
                    if (current.isEmpty() || current.get().version() != version) {
                        return new AccessPolicyChange.Outdated(current);
                    }
                    var policy =
                            new KeptPolicy(
                                    check.policy(number, table.nextVersion(), now()),
                                    current.get().authors().changed(by));
                    table.update(policy);
                    return saved(current, policy);
                });
    }

    private AccessPolicyChange saved(Optional<KeptPolicy> before, KeptPolicy policy) {
        table.note(before, policy);
        outbox.add(Topics.ACCESS_RULES, policy.policy().key(), codec.encode(policy.policy()));
        log.info(
                "Access policy {} ({}) lets {} see, by {} as version {}, it is on its way",
                policy.number(),
                policy.policy().name(),
                policy.policy().accessPoints(),
                policy.authors().changedBy(),
                policy.version());
        return new AccessPolicyChange.Saved(policy);
    }

    /** Policies are few and seldom written: one at a time, so that no number is given twice. */
    private AccessPolicyChange alone(Supplier<AccessPolicyChange> step) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            table.lock();
                            return step.get();
                        }));
    }

    /** As PostgreSQL keeps it, so that it is told the same later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
