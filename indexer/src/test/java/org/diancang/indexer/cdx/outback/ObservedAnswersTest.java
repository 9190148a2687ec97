package org.diancang.indexer.cdx.outback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as OutbackCDX 1.2.3 gave them. Recorded by starting it with {@code --index-version 5},
 * posting {@code lines.cdx} and asking each query; a number in an answer is that line of the file,
 * with {@code 0} for a status that is absent.
 */
class ObservedAnswersTest {
    private final SortedStores stores = SampleLines.stored();

    @AfterEach
    void everyScanIsClosed() {
        assertThat(stores.open).isZero();
    }

    static Stream<JsonNode> observed() {
        JsonNode all = new JsonMapper().readTree(SampleLines.resource("observed.json"));
        return StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("observed")
    void theSameQueryHasTheSameAnswer(JsonNode observed) throws IOException {
        AskedOutback outback = AskedOutback.of(stores);
        String query = observed.get("query").asString();
        if (observed.get("status").asInt() != 200) {
            assertThatThrownBy(() -> outback.ask(query))
                    .isInstanceOf(InvalidCdxQueryException.class);
            return;
        }

        MockHttpServletResponse response = outback.ask(query);

        assertThat(response.getContentType()).startsWith(observed.get("type").asString());
        assertThat(response.getContentAsString())
                .isEqualToNormalizingNewlines(answer(observed, response.getContentType()));
        if (observed.has("urlkey")) {
            assertThat(response.getHeader("outbackcdx-urlkey"))
                    .isEqualTo(observed.get("urlkey").asString());
        }
    }

    private static String answer(JsonNode observed, String type) {
        boolean lines = type.startsWith("text/");
        return StreamSupport.stream(observed.get("answer").spliterator(), false)
                .map(line -> line.isNumber() ? line(line.asInt()) : line.asString())
                .map(line -> line.replace(">now<", ">20260101000000<"))
                .collect(Collectors.joining("\n", "", ""))
                .concat(lines && !observed.get("answer").isEmpty() ? "\n" : "");
    }

    private static String line(int number) {
        return SampleLines.ALL.get(number - 1).replace("warc/revisit - ", "warc/revisit 0 ");
    }
}
