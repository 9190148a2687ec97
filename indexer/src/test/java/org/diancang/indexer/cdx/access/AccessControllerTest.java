package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.book;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AccessControllerTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final String PAGE = "?url=http://www.example.com/page&timestamp=20260131120000";

    @Test
    void tellsWhichRuleHidesAndWhichWereAskedBefore() {
        RuleBook rules =
                book(
                        block("*.example.com").message("因故不提供").build(),
                        allow("http://example.com/*").groups("room").build(),
                        exclude("http://example.com/page")
                                .captured("2027-01-01T00:00:00Z", "")
                                .build());

        assertThat(ask(rules, PAGE))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"decision":"BLOCKED","status":451,"message":"因故不提供",
                         "urlkey":"com,example)/page","at":"2026-07-01T08:00:00Z",
                         "rule":{"policy":"BLOCK"},
                         "rules":[
                          {"pattern":"http://example.com/page","hasASay":false,
                           "obstacle":"OUTSIDE_CAPTURE_WINDOW"},
                          {"pattern":"http://example.com/*","hasASay":false,
                           "obstacle":"OTHER_GROUP"},
                          {"pattern":"*.example.com","hasASay":true}]}""");
        assertThat(ask(rules, PAGE + "&group=room&group=staff"))
                .bodyJson()
                .isLenientlyEqualTo("{\"decision\":\"ALLOWED\",\"status\":200}");
    }

    @Test
    void tellsWhenAnEmbargoEnds() {
        RuleBook rules = book(exclude("*.example.com").embargo("P1Y").message("x").build());

        MvcTestResult answer = ask(rules, PAGE);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"decision":"EMBARGOED","status":404,"until":"2027-01-31T12:00:00Z"}""");
        assertThat(answer).bodyJson().doesNotHavePath("$.message");
        assertThat(ask(rules, PAGE + "&at=2027-01-31T12:00:00Z"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"decision\":\"ALLOWED\",\"rules\":[{\"obstacle\":\"EMBARGO_OVER\"}]}");
    }

    @Test
    void aRuleOfAnotherCollectionIsShownAsSuch() {
        RuleBook rules = book(exclude("*").in("old").build());

        assertThat(ask(rules, PAGE + "&collection=old"))
                .bodyJson()
                .isLenientlyEqualTo("{\"decision\":\"EXCLUDED\",\"status\":404}");
        assertThat(ask(rules, PAGE))
                .bodyJson()
                .isLenientlyEqualTo("{\"rules\":[{\"obstacle\":\"OTHER_COLLECTION\"}]}");
    }

    @Test
    void outbackCdxsCheckIsAnsweredAsItAnswers() {
        RuleBook rules =
                book(
                        block("*.example.com").message("因故不提供").build(),
                        allow("*.example.com").groups("staff").build());
        String outback = "/outback/main/ap/";

        assertThat(get(rules, outback + "public/check" + PAGE))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"allowed":false,"publicMessage":"因故不提供",
                         "rule":{"policyId":2,"urlPatterns":["*.example.com"]}}""");
        assertThat(get(rules, outback + "staff/check" + PAGE))
                .bodyJson()
                .isLenientlyEqualTo("{\"allowed\":true}");
        assertThat(get(book(), outback + "public/check" + PAGE))
                .bodyJson()
                .isStrictlyEqualTo("{\"allowed\":true,\"rule\":null,\"publicMessage\":null}");
        assertThat(get(rules, outback + "public/check?url=example.com"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void manyCapturesAreCheckedAtOnce() {
        RuleBook rules = book(block("http://example.com/page").build());

        assertThat(
                        checkAll(
                                rules,
                                """
                                [{"url":"http://example.com/page","timestamp":"20200101000000"},
                                 {"url":"http://example.com/other","timestamp":"20200101000000"}]\
                                """))
                .bodyJson()
                .isLenientlyEqualTo("[{\"allowed\":false},{\"allowed\":true}]");
        assertThat(checkAll(rules, "[null]")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private static MvcTestResult checkAll(RuleBook rules, String body) {
        return MockMvcTester.of(new AccessController(rules, CLOCK))
                .post()
                .uri("/outback/main/ap/public/check")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?timestamp=2026                                       | url",
                "?url=&timestamp=2026                                  | url",
                "?url=example.com                                      | timestamp",
                "?url=example.com&timestamp=today                      | timestamp",
                "?url=example.com&timestamp=202601311200001            | timestamp",
                "?url=example.com&timestamp=2026&timestamp=2027        | timestamp",
                "?url=example.com&timestamp=2026&at=yesterday          | at",
                "?url=example.com&timestamp=2026&collection=a/b        | collection",
                "?url=example.com&timestamp=2026&groups=room           | groups",
            })
    void whatIsWrongIsNamed(String query, String parameter) {
        assertThat(ask(book(), query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo("{\"parameter\":\"" + parameter + "\"}");
    }

    @Test
    void nothingIsToldBeforeTheRulesAreKnown() {
        assertThat(ask(new RuleBook(), PAGE))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1");
    }

    private static MvcTestResult ask(RuleBook rules, String query) {
        return get(rules, "/internal/access" + query);
    }

    private static MvcTestResult get(RuleBook rules, String path) {
        return MockMvcTester.of(new AccessController(rules, CLOCK)).get().uri(path).exchange();
    }
}
