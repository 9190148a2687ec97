package org.diancang.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeCheckTest {
    private static final Scope HOSTS = new Scope(Scope.Kind.HOST, List.of("www.gov.cn", "典藏.cn"));
    private static final ScopeRules RULES =
            new ScopeRules(
                    List.of("^https?://cdn[.]cn/", "^https?://b[.]cn/news/"),
                    List.of("/rili/", "[.]zip$"),
                    5,
                    2,
                    100,
                    List.of("from"));

    private final ScopeCheck check = new ScopeCheck(HOSTS, RULES);

    static Stream<Arguments> urls() {
        return Stream.of(
                Arguments.of("http://www.gov.cn/", new Verdict.OfSite(Scope.Kind.HOST)),
                Arguments.of("https://典藏.cn:8443/首页", new Verdict.OfSite(Scope.Kind.HOST)),
                Arguments.of(
                        "http://b.cn/news/1", new Verdict.Included(2, "^https?://b[.]cn/news/")),
                Arguments.of("http://b.cn/", new Verdict.OffSite(Scope.Kind.HOST)),
                Arguments.of("http://www.gov.cn/a.zip", new Verdict.Excluded(2, "[.]zip$")),
                Arguments.of("http://www.gov.cn/rili/a.zip", new Verdict.Excluded(1, "/rili/")),
                Arguments.of("http://b.cn/a.zip", new Verdict.OffSite(Scope.Kind.HOST)),
                Arguments.of("http://www.gov.cn/a/b/c/d/e/f", new Verdict.TooDeep(5)),
                Arguments.of("http://www.gov.cn/a/a/a/x", new Verdict.Repeating(2)),
                Arguments.of("ftp://www.gov.cn/", new Verdict.OtherScheme("ftp")),
                Arguments.of("mailto:a@www.gov.cn", new Verdict.OtherScheme("mailto")),
                Arguments.of("www.gov.cn:80/", new Verdict.NoUrl()),
                Arguments.of("http://", new Verdict.NoUrl()),
                Arguments.of("", new Verdict.NoUrl()));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void theRuleThatDecidesIsNamed(String typed, Verdict expected) {
        assertThat(check.check(typed).verdict()).isEqualTo(expected);
    }

    @Test
    void whatAPageNeedsFromElsewhereIsInOnlyForThat() {
        ScopeCheck.Checked checked = check.check("http://elsewhere.cn/logo.png");

        assertThat(checked.verdict().isIn()).isFalse();
        assertThat(checked.isInIfNeeded()).isTrue();
        assertThat(checked.ifNeeded()).isEqualTo(new Verdict.Requisite(100));
        assertThat(check.check("http://elsewhere.cn/all.zip").isInIfNeeded()).isFalse();
    }

    @Test
    void withoutRequisitesNothingOfElsewhereIsTakenButForASinglePage() {
        String image = "http://elsewhere.cn/logo.png";
        assertThat(new ScopeCheck(HOSTS, ScopeRules.NONE).check(image).isInIfNeeded()).isFalse();
        Scope page = new Scope(Scope.Kind.PAGE, List.of("http://a.cn/x"));
        assertThat(new ScopeCheck(page, ScopeRules.NONE).check(image).isInIfNeeded()).isTrue();
    }

    @Test
    void aUrlIsShownAsItIsWrittenAndAsWhatItIsTakenFor() {
        ScopeCheck.Checked checked = check.check("http://WWW.gov.cn:80/公开/?id=1&from=home#top");

        assertThat(checked.url()).isEqualTo("http://www.gov.cn/%E5%85%AC%E5%BC%80/?id=1&from=home");
        assertThat(checked.sameAs()).isEqualTo("http://www.gov.cn/%E5%85%AC%E5%BC%80/?id=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/", "a/b/", "1/2/3/4/5/6/7/8/9/10/"})
    void aPathThatRepeatsOnceTooOftenIsATrap(String part) {
        CrawlScope scope = new CrawlScope(HOSTS, ScopeRules.NONE);
        String four = "http://www.gov.cn/?" + "/" + part.repeat(4);
        assertThat(scope.decide(four, Way.LINKED)).isEqualTo(new Verdict.Repeating(3));
        assertThat(scope.decide("http://www.gov.cn/?/" + part.repeat(3), Way.LINKED).isIn())
                .isTrue();
    }

    @Test
    void tooManyLinksAwayOnlyWhatIsNeededIsTaken() {
        CrawlScope scope = new CrawlScope(HOSTS, RULES);
        assertThat(scope.decide("http://www.gov.cn/x", Way.TOO_FAR))
                .isEqualTo(new Verdict.TooFar());
        assertThat(scope.decide("http://www.gov.cn/x.png", Way.NEEDED))
                .isEqualTo(new Verdict.Requisite(100));
    }

    @Test
    void otherExclusionsLeaveTheRestAsItWas() {
        CrawlScope scope = new CrawlScope(HOSTS, RULES).excluding(List.of("/geheim/"));
        assertThat(scope.decide("http://www.gov.cn/a.zip", Way.LINKED).isIn()).isTrue();
        assertThat(scope.decide("http://www.gov.cn/geheim/", Way.LINKED))
                .isEqualTo(new Verdict.Excluded(1, "/geheim/"));
        assertThat(scope.mostRequisites()).isEqualTo(100);
    }

    @Test
    void aScopeThatCanNotBeReadIsRefusedByItsValue() {
        Scope prefix = new Scope(Scope.Kind.PREFIX, List.of("a.cn/x"));
        assertThatThrownBy(() -> new ScopeCheck(prefix, RULES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.cn/x");
    }
}
