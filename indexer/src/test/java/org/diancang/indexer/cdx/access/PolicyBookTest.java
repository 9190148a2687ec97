package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.ofPolicy;
import static org.diancang.indexer.cdx.access.SampleRules.policy;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.time.Instant;
import java.util.Set;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.topic.Reading;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of policies, beside those of rules. */
class PolicyBookTest {
    private static final String PAGE = "http://example.com/page";
    private static final AccessRule RULE = ofPolicy(3, PAGE).build();
    private static final AccessPolicy CLOSED = policy(3, 5, "staff");
    private static final AccessPolicy OPEN = policy(3, 6, "public", "staff");

    private final RuleBook book = new RuleBook();

    @BeforeEach
    void aRuleNamesThePolicy() {
        book.take(key(RULE), value(RULE));
    }

    @Test
    void aRuleOfAPolicyThatIsNotKnownYetHidesFromEverybody() {
        assertThat(isShownTo()).isFalse();
        assertThat(isShownTo("staff")).isFalse();

        book.take(key(CLOSED), value(CLOSED));
        assertThat(isShownTo("staff")).isTrue();
        assertThat(isShownTo()).isFalse();
    }

    @Test
    void aMessageThatComesTwiceChangesNothing() {
        assertThat(book.take(key(OPEN), value(OPEN))).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(OPEN), value(OPEN))).isInstanceOf(Reading.Late.class);
        assertThat(isShownTo()).isTrue();
    }

    @Test
    void theHigherVersionStaysWhateverComesLast() {
        AccessPolicy shut = policy(3, 7);
        book.take(key(shut), value(shut));

        assertThat(book.take(key(OPEN), value(OPEN))).isInstanceOf(Reading.Late.class);
        assertThat(isShownTo()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "not json",
                "[[[[",
                "{\"number\":3,\"version\":9}",
                "{\"number\":4,\"schemaVersion\":1,\"version\":9,\"name\":\"n\","
                        + "\"accessPoints\":[\"public\"],\"changedAt\":\"2026-01-01T00:00:00Z\"}"
            })
    void aPolicyThatCannotBeReadKeepsItsEarlierVersion(String poison) {
        book.take(key(CLOSED), value(CLOSED));
        assertThat(book.take(key(CLOSED), poison.getBytes(UTF_8)))
                .isInstanceOf(Reading.Unreadable.class);

        assertThat(isShownTo()).isFalse();
        assertThat(isShownTo("staff")).isTrue();
        assertThat(book.unreadable()).isEqualTo(1);
    }

    @Test
    void aPolicyWithoutEarlierVersionThatCannotBeReadHidesFromEverybody() {
        book.take(key(OPEN), "poison".getBytes(UTF_8));
        assertThat(isShownTo()).isFalse();

        book.take(key(OPEN), value(OPEN));
        assertThat(isShownTo()).isTrue();
        assertThat(book.unreadable()).isZero();
    }

    @Test
    void aRemovedPolicyLetsNobodySeeWhateverComesLate() {
        book.take(key(OPEN), value(OPEN));
        assertThat(book.take(key(OPEN), null)).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(OPEN), null)).isInstanceOf(Reading.Late.class);
        assertThat(book.take(key(OPEN), value(OPEN))).isInstanceOf(Reading.Late.class);

        assertThat(isShownTo()).isFalse();
    }

    @Test
    void whatTheTopicNoLongerHasIsForgottenWhenItIsReadAgain() {
        book.take(key(OPEN), value(OPEN));
        book.startOver();
        book.take(key(RULE), value(RULE));
        book.forgetUnseen();

        assertThat(isShownTo()).isFalse();
        assertThat(book.rules().orElseThrow().policies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy/", "policy/03", "policy/-3", "policies/3"})
    void aKeyThatIsNoPolicysIsRefused(String key) {
        assertThat(book.take(key.getBytes(UTF_8), value(OPEN)))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(isShownTo()).isFalse();
    }

    private boolean isShownTo(String... groups) {
        book.publish();
        RuleSet rules = book.rules().orElseThrow();
        return rules.decide(
                        rules.covering(UrlKey.of(PAGE).value()),
                        new Access(Set.of(groups), CollectionName.MAIN, Instant.EPOCH),
                        Instant.EPOCH)
                instanceof Decision.Allowed;
    }
}
