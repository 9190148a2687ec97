package org.diancang.indexer.cdx.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.events.EventCodec;
import org.diancang.indexer.cdx.Visibility;

/** Rules with good defaults. */
public final class SampleRules {
    private static final AtomicLong IDS = new AtomicLong();
    private static final EventCodec CODEC = new EventCodec();

    private SampleRules() {}

    /** A rule in the making. */
    public static final class Draft {
        private UUID id = new UUID(0x7000L, IDS.incrementAndGet());
        private long version = 1;
        private final Policy policy;
        private Integer policyNumber;
        private final List<String> patterns;
        private String collection;
        private Instant capturedFrom;
        private Instant capturedTo;
        private Instant accessedFrom;
        private Instant accessedTo;
        private Period embargo;
        private List<String> groups = List.of();
        private int priority;
        private String message;
        private AccessRule.Remarks remarks;

        Draft(Policy policy, List<String> patterns) {
            this.policy = policy;
            this.patterns = patterns;
        }

        Draft id(UUID id) {
            this.id = id;
            return this;
        }

        Draft version(long version) {
            this.version = version;
            return this;
        }

        Draft in(String collection) {
            this.collection = collection;
            return this;
        }

        public Draft captured(String from, String to) {
            capturedFrom = instant(from);
            capturedTo = instant(to);
            return this;
        }

        Draft accessed(String from, String to) {
            accessedFrom = instant(from);
            accessedTo = instant(to);
            return this;
        }

        Draft embargo(String period) {
            embargo = Period.parse(period);
            return this;
        }

        public Draft groups(String... groups) {
            this.groups = List.of(groups);
            return this;
        }

        Draft priority(int priority) {
            this.priority = priority;
            return this;
        }

        Draft message(String message) {
            this.message = message;
            return this;
        }

        Draft policy(int number) {
            policyNumber = number;
            return this;
        }

        Draft remarks(AccessRule.Remarks remarks) {
            this.remarks = remarks;
            return this;
        }

        public AccessRule build() {
            return new AccessRule(
                    id,
                    AccessRule.SCHEMA_VERSION,
                    version,
                    policy,
                    policyNumber,
                    patterns,
                    collection,
                    capturedFrom,
                    capturedTo,
                    accessedFrom,
                    accessedTo,
                    embargo,
                    groups,
                    priority,
                    message,
                    null,
                    remarks,
                    Instant.EPOCH);
        }

        private static Instant instant(String text) {
            return text.isEmpty() ? null : Instant.parse(text);
        }
    }

    public static Draft allow(String... patterns) {
        return new Draft(Policy.ALLOW, List.of(patterns));
    }

    public static Draft block(String... patterns) {
        return new Draft(Policy.BLOCK, List.of(patterns));
    }

    public static Draft exclude(String... patterns) {
        return new Draft(Policy.EXCLUDE, List.of(patterns));
    }

    /** A rule that hides from who is at none of a policy's access points. */
    static Draft ofPolicy(int number, String... patterns) {
        return exclude(patterns).policy(number);
    }

    static AccessPolicy policy(int number, long version, String... accessPoints) {
        return policy(number, "Policy " + number, version, accessPoints);
    }

    private static AccessPolicy policy(
            int number, String name, long version, String... accessPoints) {
        return new AccessPolicy(
                number,
                AccessPolicy.SCHEMA_VERSION,
                version,
                name,
                List.of(accessPoints),
                Instant.EPOCH);
    }

    /** The policies that OutbackCDX begins with. */
    static List<AccessPolicy> policies() {
        return List.of(
                policy(0, "Public", 1, "public", "staff"),
                policy(1, "Staff Only", 1, "staff"),
                policy(2, "No Access", 1));
    }

    static byte[] key(AccessPolicy policy) {
        return policy.key().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] value(AccessPolicy policy) {
        return CODEC.encode(policy);
    }

    static byte[] key(AccessRule rule) {
        return rule.id().toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] value(AccessRule rule) {
        return CODEC.encode(rule);
    }

    static RuleBook book(AccessRule... rules) {
        return book(List.of(), rules);
    }

    static RuleBook book(List<AccessPolicy> policies, AccessRule... rules) {
        var book = new RuleBook();
        for (AccessPolicy policy : policies) {
            book.take(key(policy), value(policy));
        }
        for (AccessRule rule : rules) {
            book.take(key(rule), value(rule));
        }
        book.publish();
        return book;
    }

    /** What these rules let be seen. */
    public static Visibility visibility(Clock clock, AccessRule... rules) {
        return new AccessVisibility(book(rules), clock);
    }

    /** As it is before the rules have been read. */
    public static Visibility notYetKnown() {
        return new AccessVisibility(new RuleBook(), Clock.systemUTC());
    }
}
