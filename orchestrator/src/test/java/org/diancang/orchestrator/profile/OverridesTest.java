package org.diancang.orchestrator.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlWindow;
import org.diancang.events.RequestSettings;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class OverridesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALL =
            """
            {'maxUrls':1,'maxBytes':2,'maxSeconds':3,'maxUrlsPerHost':4,'maxBytesPerHost':5,
             'maxHops':6,'includes':['/in/'],'excludes':['/out/'],'requisites':7,
             'mostSegments':8,'mostRepeats':9,'ignoredParameters':['jsessionid'],'delayMs':10,
             'delayFactor':1.5,'longestDelayMs':11,'longestCrawlDelaySeconds':12,
             'maxFetchBytes':13,'longestFetchSeconds':14,'longestSilenceSeconds':15,
             'fallbackCharset':'Big5','acceptLanguage':'bo','headers':[{'name':'DNT','value':'1'}],
             'window':{'zone':'Asia/Urumqi','days':['MONDAY'],'from':'22:00','until':'06:00'},
             'robots':{'obey':false,'reason':'书面许可，文号 2026-12','approvedBy':'approver'}}""";
    private static final CrawlSettings USUAL = usual();

    @Test
    void everySettingFindsItsPlaceInTheSettingsOfACrawl() {
        CrawlSettings settings = good(ALL).on(USUAL);

        assertThat(settings.maxUrls()).isEqualTo(1);
        assertThat(settings.maxBytes()).isEqualTo(2);
        assertThat(settings.maxDuration()).hasSeconds(3);
        assertThat(settings.perHost().maxUrls()).isEqualTo(4);
        assertThat(settings.perHost().maxBytes()).isEqualTo(5);
        assertThat(settings.maxHops()).isEqualTo(6);
        assertThat(settings.rules())
                .isEqualTo(
                        new ScopeRules(
                                List.of("/in/"),
                                List.of("/trap/", "/out/"),
                                8,
                                9,
                                7,
                                List.of("jsessionid")));
        assertThat(settings.delay()).hasMillis(10);
        assertThat(settings.politeness().delayFactor()).isEqualTo(1.5);
        assertThat(settings.politeness().longestDelay()).hasMillis(11);
        assertThat(settings.politeness().longestCrawlDelay()).hasSeconds(12);
        assertThat(settings.fetch().maxBytes()).isEqualTo(13);
        assertThat(settings.fetch().longest()).hasSeconds(14);
        assertThat(settings.fetch().silence()).hasSeconds(15);
        assertThat(settings.fallbackCharset()).isEqualTo("Big5");
        assertThat(settings.requests().acceptLanguage()).isEqualTo("bo");
        assertThat(settings.requests().headers())
                .containsExactly(new RequestSettings.Header("DNT", "1"));
        assertThat(settings.window())
                .isEqualTo(
                        new CrawlWindow(
                                "Asia/Urumqi",
                                List.of(DayOfWeek.MONDAY),
                                LocalTime.of(22, 0),
                                LocalTime.of(6, 0)));
        assertThat(settings.obeyRobots()).isFalse();
        assertThat(settings.politeness().robotsReason()).isEqualTo("书面许可，文号 2026-12");
        assertThat(settings.politeness().robotsApprovedBy()).isEqualTo("approver");
        assertThat(settings.contact()).isEqualTo(USUAL.contact());
    }

    @Test
    void theSettingsOfACrawlTellTheSameValuesAgain() {
        Overrides all = good(ALL);

        var values =
                EffectiveSettings.values(all.on(USUAL)).stream()
                        .filter(entry -> entry.setting() != Setting.EXCLUDES)
                        .collect(
                                Collectors.toMap(
                                        EffectiveSettings.Entry::setting,
                                        EffectiveSettings.Entry::value));

        assertThat(all.values()).containsAllEntriesOf(values);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void eachLevelWinsOverTheOneBelowAndWhatIsAbsentFallsThrough(Setting setting) {
        Overrides all = good(ALL);
        Overrides one = new Overrides(Collections.singletonMap(setting, all.values().get(setting)));
        Profile profile = profile(one);

        for (Setting other : Setting.values()) {
            assertThat(origin(other, Optional.empty(), Overrides.NONE))
                    .isEqualTo(EffectiveSettings.Origin.DEFAULT);
            assertThat(origin(other, Optional.of(profile), Overrides.NONE))
                    .isEqualTo(
                            other == setting
                                    ? EffectiveSettings.Origin.PROFILE
                                    : EffectiveSettings.Origin.DEFAULT);
            assertThat(origin(other, Optional.of(profile), one))
                    .isEqualTo(
                            other == setting
                                    ? EffectiveSettings.Origin.SITE
                                    : EffectiveSettings.Origin.DEFAULT);
        }
        assertThat(Overrides.NONE.over(one)).isEqualTo(one);
        assertThat(one.over(all)).isEqualTo(all);
    }

    @Test
    void theSiteWinsOverTheProfileAndAWishOverTheSite() {
        Overrides profile = good("{'maxUrls':10,'delayMs':20,'excludes':['/a/']}");
        Overrides site = good("{'delayMs':30,'excludes':['/b/']}");
        Overrides wish = good("{'delayMs':40}");

        CrawlSettings settings = wish.over(site.over(profile)).on(USUAL);

        assertThat(settings.delay()).hasMillis(40);
        assertThat(settings.maxUrls()).isEqualTo(10);
        assertThat(settings.rules().excludes()).containsExactly("/trap/", "/b/");
        assertThat(settings.maxHops()).isEqualTo(USUAL.maxHops());
    }

    @Test
    void obeyingAgainTakesReasonAndApproverAway() {
        Overrides profile =
                good("{'robots':{'obey':false,'reason':'许可文号 2026-0012','approvedBy':'a'}}");

        CrawlSettings settings = good("{'robots':{'obey':true}}").over(profile).on(USUAL);

        assertThat(settings.obeyRobots()).isTrue();
        assertThat(settings.politeness().robotsReason()).isNull();
        assertThat(settings.politeness().robotsApprovedBy()).isNull();
    }

    @Test
    void whatIsNullIsAbsent() {
        assertThat(good("{'maxUrls':null}")).isEqualTo(Overrides.NONE);
        assertThat(Overrides.NONE.on(USUAL)).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'maxUrls':-1}                          | maxUrls               | out-of-range",
                "{'maxUrls':'7'}                         | maxUrls               | out-of-range",
                "{'maxUrls':1.5}                         | maxUrls               | out-of-range",
                "{'maxUrls':99999999999999999999}        | maxUrls               | out-of-range",
                "{'maxHops':0}                           | maxHops               | out-of-range",
                "{'delayMs':60001}                       | delayMs               | out-of-range",
                "{'delayFactor':'x'}                     | delayFactor           | out-of-range",
                "{'delayFactor':101}                     | delayFactor           | out-of-range",
                "{'fallbackCharset':'GB99999'}           | fallbackCharset       | unknown",
                "{'fallbackCharset':'no charset!'}       | fallbackCharset       | unknown",
                "{'acceptLanguage':'中文'}                | acceptLanguage        | malformed",
                "{'acceptLanguage':''}                   | acceptLanguage        | malformed",
                "{'includes':'x'}                        | includes              | too-many",
                "{'includes':[]}                         | includes              | too-many",
                "{'excludes':['ok','(']}                 | excludes[1]           | malformed",
                "{'excludes':[5]}                        | excludes[0]           | malformed",
                "{'ignoredParameters':['a b']}           | ignoredParameters[0]  | malformed",
                "{'headers':[{'name':'Cookie','value':'x'}]} | headers[0]        | malformed",
                "{'headers':[{'name':'X','value':'a\\nb'}]}  | headers[0]        | malformed",
                "{'headers':['X: y']}                    | headers[0]            | malformed",
                "{'window':'night'}                      | window                | malformed",
                "{'window':{'zone':'+08:00','from':'22:00','until':'06:00'}}"
                        + "                              | window.zone           | unknown",
                "{'window':{'zone':'UTC','from':'24:00','until':'06:00'}}"
                        + "                              | window.from           | malformed",
                "{'window':{'zone':'UTC','from':'22:00'}}| window.until          | malformed",
                "{'window':{'zone':'UTC','days':['SOMEDAY'],'from':'22:00','until':'06:00'}}"
                        + "                              | window.days           | unknown",
                "{'robots':true}                         | robots.obey           | malformed",
                "{'robots':{'obey':false}}               | robots.reason         | out-of-range",
                "{'robots':{'obey':false,'reason':'too short'}}"
                        + "                              | robots.reason         | out-of-range",
                "{'robots':{'obey':false,'reason':'许可\\u0000文号 2026-0012'}}"
                        + "                              | robots.reason   | control-characters",
                "{'contact':'http://evil.example/'}      | contact               | unknown",
                "{'Maxurls':5}                           | Maxurls               | unknown",
                "[]                                      | overrides             | malformed",
                "5                                       | overrides             | malformed",
            })
    void whatIsWrongIsToldByItsField(String json, String item, String code) {
        assertThat(Overrides.read(JSON.readTree(json.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        Overrides.Reading.Bad.class,
                        bad -> {
                            assertThat(bad.findings().getFirst().item()).isEqualTo(item);
                            assertThat(bad.findings().getFirst().code()).isEqualTo(code);
                        });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(Overrides.read(JSON.readTree("{\"maxUrls\":-1,\"delayMs\":-1,\"x\":1}")))
                .isInstanceOfSatisfying(
                        Overrides.Reading.Bad.class,
                        bad ->
                                assertThat(bad.findings())
                                        .extracting(SettingFinding::field)
                                        .containsExactly("maxUrls", "delayMs", "x"));
    }

    @Test
    void whatIsStoredReadsTheSame() {
        Overrides all = good(ALL);

        assertThat(StoredOverrides.read(StoredOverrides.write(all))).isEqualTo(all);
        assertThat(all.json().propertyNames())
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::field).toList());
    }

    private static EffectiveSettings.Origin origin(
            Setting setting, Optional<Profile> profile, Overrides own) {
        SiteSettings site =
                new SiteSettings(
                        new UUID(0, 1), Optional.empty(), own, 1, "curator", Optional.empty());
        return EffectiveSettings.of(USUAL, profile, site).entries().stream()
                .filter(entry -> entry.setting() == setting)
                .findFirst()
                .orElseThrow()
                .origin();
    }

    private static Profile profile(Overrides overrides) {
        return new Profile(
                new UUID(0, 2), "政务网站", "", overrides, 1, "curator", java.time.Instant.EPOCH);
    }

    private static Overrides good(String json) {
        return switch (Overrides.read(JSON.readTree(json.replace('\'', '"')))) {
            case Overrides.Reading.Good good -> good.overrides();
            case Overrides.Reading.Bad bad -> throw new AssertionError(bad.findings());
        };
    }

    private static CrawlSettings usual() {
        CrawlSettings plain =
                new CrawlSettings(
                        10_000,
                        1L << 30,
                        Duration.ofHours(6),
                        Duration.ofMillis(500),
                        100,
                        true,
                        URI.create("http://127.0.0.1/contact"),
                        "GB18030");
        return new CrawlSettings(
                plain.maxUrls(),
                plain.maxBytes(),
                plain.maxDuration(),
                plain.delay(),
                plain.maxHops(),
                plain.obeyRobots(),
                plain.contact(),
                plain.fallbackCharset(),
                new ScopeRules(List.of(), List.of("/trap/"), 20, 3, 1_000, List.of()),
                plain.politeness(),
                plain.perHost(),
                plain.requests(),
                plain.fetch(),
                null);
    }
}
