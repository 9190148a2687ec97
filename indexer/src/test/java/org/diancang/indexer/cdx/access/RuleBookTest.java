package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.util.List;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.indexer.topic.Reading;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {
    private static final UUID ID = new UUID(0x7000L, 0xABCDEF);
    private static final String PAGE = "http://example.com/page";
    private static final AccessRule FIRST = block(PAGE).id(ID).version(5).build();
    private static final AccessRule SECOND = exclude(PAGE).id(ID).version(6).build();

    private final RuleBook book = new RuleBook();

    @Test
    void nothingIsKnownBeforeItIsPublished() {
        book.take(key(FIRST), value(FIRST));

        assertThat(book.rules()).isEmpty();
    }

    @Test
    void aMessageThatComesTwiceChangesNothing() {
        assertThat(book.take(key(FIRST), value(FIRST))).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(FIRST), value(FIRST))).isInstanceOf(Reading.Late.class);
        assertThat(covering()).containsExactly(FIRST);
    }

    @Test
    void theHigherVersionStaysWhateverComesLast() {
        book.take(key(SECOND), value(SECOND));
        assertThat(book.take(key(FIRST), value(FIRST))).isInstanceOf(Reading.Late.class);

        assertThat(covering()).containsExactly(SECOND);
    }

    @Test
    void aChangedRuleNoLongerCoversWhatItCovered() {
        book.take(key(FIRST), value(FIRST));
        AccessRule elsewhere = block("http://example.com/other").id(ID).version(9).build();
        book.take(key(elsewhere), value(elsewhere));

        assertThat(covering()).isEmpty();
    }

    @Test
    void aRemovedRuleStaysRemovedWhateverComesLate() {
        book.take(key(FIRST), value(FIRST));
        assertThat(book.take(key(FIRST), null)).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(FIRST), null)).isInstanceOf(Reading.Late.class);
        assertThat(book.take(key(SECOND), value(SECOND))).isInstanceOf(Reading.Late.class);

        assertThat(covering()).isEmpty();
        assertThat(book.rules().orElseThrow().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "not json", "[[[[", "{\"policy\":\"ALLOW\"}"})
    void aRuleThatCannotBeReadKeepsItsEarlierVersion(String poison) {
        book.take(key(FIRST), value(FIRST));
        assertThat(book.take(key(FIRST), poison.getBytes(UTF_8)))
                .isInstanceOf(Reading.Unreadable.class);

        assertThat(covering()).containsExactly(FIRST);
        assertThat(book.unreadable()).isEqualTo(1);
    }

    @Test
    void aRuleSavedAgainCanBeReadAgain() {
        book.take(key(FIRST), value(FIRST));
        book.take(key(FIRST), "poison".getBytes(UTF_8));
        book.take(key(SECOND), value(SECOND));

        assertThat(covering()).containsExactly(SECOND);
        assertThat(book.unreadable()).isZero();
    }

    @Test
    void aRuleWithoutEarlierVersionThatCannotBeReadHidesTheUrlsThatItNames() {
        String later =
                new String(value(allow(PAGE).id(ID).version(7).build()), UTF_8)
                        .replace("\"ALLOW\"", "\"ASK_A_LIBRARIAN\"");
        book.take(key(FIRST), later.getBytes(UTF_8));
        assertThat(covering())
                .extracting(AccessRule::policy)
                .containsExactly(AccessRule.Policy.EXCLUDE);

        book.take(key(FIRST), value(FIRST));
        assertThat(covering()).containsExactly(FIRST);
    }

    @Test
    void theSubstituteOfAnUnreadableRuleGoesWithIt() {
        String broken = new String(value(FIRST), UTF_8).replace("\"BLOCK\"", "5");
        book.take(key(FIRST), broken.getBytes(UTF_8));
        book.take(key(FIRST), null);

        assertThat(covering()).isEmpty();
        assertThat(book.unreadable()).isZero();
    }

    @Test
    void aKeyThatIsNotTheRulesIdIsRefused() {
        assertThat(book.take(null, value(FIRST))).isInstanceOf(Reading.Unreadable.class);
        assertThat(book.take("5".getBytes(UTF_8), value(FIRST)))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(book.take("1-1-1-1-1".getBytes(UTF_8), null))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(book.take(new UUID(1, 1).toString().getBytes(UTF_8), value(FIRST)))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void whatTheTopicNoLongerHasIsForgottenWhenItIsReadAgain() {
        AccessRule other = exclude("*.example.com").build();
        book.take(key(FIRST), value(FIRST));
        book.take(key(other), value(other));
        book.startOver();
        book.take(key(other), value(other));
        book.forgetUnseen();

        assertThat(covering()).containsExactly(other);
    }

    private List<AccessRule> covering() {
        book.publish();
        return book.rules().orElseThrow().covering(UrlKey.of(PAGE).value()).stream()
                .map(Match::rule)
                .toList();
    }
}
