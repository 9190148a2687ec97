package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7089 §4: negotiating in the dimension of time. */
class TimeGateConformanceIT extends MementoConformance {
    TimeGateConformanceIT(RunningReplay replay) {
        super(replay);
    }

    @Test
    void section421RedirectsToTheMementoNearestToTheDatetime() throws IOException {
        var answer = get(gate(PAGE), "Accept-Datetime", http(version(2).plusSeconds(86_400)));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
        assertThat(answer.headers().firstValue("Memento-Datetime")).isEmpty();
        assertThat(one(links(answer), "original").target()).isEqualTo(PAGE);
        var memento = get(header(answer, "Location"));
        assertThat(memento.statusCode()).isEqualTo(200);
        assertThat(header(memento, "Memento-Datetime")).isEqualTo(http(version(2)));
        assertThat(memento.body()).contains("version 2");
    }

    @Test
    void section422AnswersWithTheMementoAndSaysWhereItIs() throws IOException {
        var answer = get(directGate(PAGE), "Accept-Datetime", http(version(3)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(String.join(",", answer.headers().allValues("Vary")))
                .containsIgnoringCase("accept-datetime");
        assertThat(header(answer, "Memento-Datetime")).isEqualTo(http(version(3)));
        assertThat(one(links(answer), "original").target()).isEqualTo(PAGE);
        assertThat(links(answer)).anyMatch(l -> l.is("timegate")).anyMatch(l -> l.is("timemap"));
        assertThat(answer.body()).contains("version 3");
        var memento = get(header(answer, "Content-Location"));
        assertThat(memento.statusCode()).isEqualTo(200);
        assertThat(memento.body()).isEqualTo(answer.body());
    }

    @Test
    void section453WithoutDatetimeTheLatestIsMeant() throws IOException {
        var memento = get(header(get(gate(PAGE)), "Location"));
        assertThat(header(memento, "Memento-Datetime")).isEqualTo(http(version(4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2020-01-01T00:00:00Z",
                "Wed, 1 Jan 2020 00:00:00 GMT",
                "Thu, 01 Jan 2020 00:00:00 GMT",
                "Wed, 01 Jan 2020 00:00:00 +0800",
                "Wed, 32 Jan 2020 00:00:00 GMT",
                ""
            })
    void section452AMalformedDatetimeIsABadRequest(String datetime) throws IOException {
        for (String gate : List.of(gate(PAGE), directGate(PAGE))) {
            var answer = get(gate, "Accept-Datetime", datetime);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
        }
    }

    @Test
    void section451BeforeTheFirstAndAfterTheLastTheEndsAreMeant() throws IOException {
        var early = get(gate(PAGE), "Accept-Datetime", "Mon, 01 Jan 1990 00:00:00 GMT");
        assertThat(header(get(header(early, "Location")), "Memento-Datetime"))
                .isEqualTo(http(version(0)));
        var late = get(gate(PAGE), "Accept-Datetime", "Sun, 01 Jan 2090 00:00:00 GMT");
        assertThat(header(get(header(late, "Location")), "Memento-Datetime"))
                .isEqualTo(http(version(4)));
    }

    @Test
    void section454OfWhatWasNeverCapturedThereIsNone() throws IOException {
        var answer = get(gate("http://conformance.example/never"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
        assertThat(answer.headers().firstValue("Memento-Datetime")).isEmpty();
    }

    @Test
    void section456OtherMethodsAreRefusedAndHeadIsAnswered() throws IOException {
        var refused = ask("DELETE", gate(PAGE));
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).contains("GET", "HEAD");
        var head = ask("HEAD", gate(PAGE), "Accept-Datetime", http(version(1)));
        assertThat(head.statusCode()).isEqualTo(302);
        assertThat(head.headers().firstValue("Location")).isPresent();
    }

    @Test
    void aUrlThatIsEncodedAsPartOfAPathIsUnderstood() throws IOException {
        String encoded = "http%3A%2F%2Fconformance.example%2Fpage%3Fa%3D1%26b%3D2";
        assertThat(header(get(gate(encoded)), "Location")).endsWith("/" + PAGE);
    }
}
