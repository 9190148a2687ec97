package org.diancang.indexer.cdx.pywb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as pywb 2.10.0b1 gave them (commit 2c706d1, November 2025). Recorded by starting its
 * whole server with collections {@code main} and {@code plain} over the files beside this test and
 * {@code many} over a ZipNum index of blocks of 3,000 lines, and asking {@code
 * /{collection}/cdx?{query}}. Where {@code ours} stands beside an answer, we give that one instead,
 * and {@code because} says why.
 */
class ObservedPywbAnswersTest {
    private static PywbIndexes indexes;
    private static ServedPywb server;

    @BeforeAll
    static void start() {
        indexes = new PywbIndexes();
        server = new ServedPywb(indexes);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(indexes.open()).as("scans left open").isZero();
    }

    static Stream<JsonNode> observed() {
        JsonNode all = new JsonMapper().readTree(PywbIndexes.resource("observed.json"));
        return StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("observed")
    void theSameRequestHasTheSameAnswer(JsonNode observed) throws Exception {
        JsonNode expected = observed.path("ours").isObject() ? observed.get("ours") : observed;

        RawAnswer answer =
                RawAnswer.of(
                        server.port(),
                        "/pywb/"
                                + observed.get("collection").asString()
                                + "/cdx?"
                                + observed.get("query").asString());

        assertThat(answer.body()).isEqualTo(text(expected.get("body")));
        assertThat(answer.status()).isEqualTo(expected.get("status").asInt());
        assertThat(answer.type())
                .startsWith(
                        expected.path("type")
                                .asString(observed.get("type").asString())
                                .replaceFirst(";.*", ""));
    }

    private static String text(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining("\n"));
    }
}
