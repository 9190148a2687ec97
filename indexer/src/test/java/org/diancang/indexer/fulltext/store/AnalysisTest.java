package org.diancang.indexer.fulltext.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalysisTest {
    private static final String SMARTCN = "analysis-smartcn";
    private static final String ICU = "analysis-icu";

    @Test
    void withoutPluginsNothingIsOffered() {
        assertThat(offered(0, node("\"data\"", "ingest-attachment"))).isEmpty();
    }

    @Test
    void whatEachNodeHasIsOffered() {
        assertThat(offered(0, node("\"data\"", SMARTCN), node("\"master\",\"data_hot\"", SMARTCN)))
                .containsExactly(Analysis.SMARTCN);
        assertThat(offered(0, node("\"data\"", ICU, "repository-x"), node("\"data\"", ICU)))
                .containsExactly(Analysis.ICU);
        assertThat(offered(0, node("\"data\"", ICU, SMARTCN)))
                .containsExactly(Analysis.SMARTCN, Analysis.ICU);
    }

    @Test
    void whatSomeNodesLackIsNotOffered() {
        assertThat(offered(0, node("\"data\"", SMARTCN), node("\"data\"", ICU))).isEmpty();
        assertThat(offered(0, node("\"data\"", SMARTCN, ICU), node("\"data_warm\"", ICU)))
                .containsExactly(Analysis.ICU);
        assertThat(offered(0, node("\"data\"", SMARTCN), node("\"master\"")))
                .as("a leader checks mappings")
                .isEmpty();
    }

    @Test
    void nodesThatNeitherHoldDataNorLeadDoNotMatter() {
        assertThat(offered(0, node("\"data\"", SMARTCN), node("\"ingest\""), node("")))
                .containsExactly(Analysis.SMARTCN);
    }

    @Test
    void whereItCannotBeToldNothingIsOffered() {
        assertThat(offered(1, node("\"data\"", SMARTCN))).as("a node is silent").isEmpty();
        for (String garbage :
                List.of(
                        "{}",
                        "[]",
                        "3",
                        "\"x\"",
                        "{\"nodes\":[1,{}]}",
                        "{\"_nodes\":{\"failed\":0}}",
                        "{\"_nodes\":{\"failed\":0},\"nodes\":{}}",
                        "{\"_nodes\":{\"failed\":0},\"nodes\":{\"a\":{\"roles\":[\"ingest\"],"
                                + "\"plugins\":[{\"name\":\"analysis-icu\"}]}}}",
                        "{\"_nodes\":{\"failed\":0},\"nodes\":{\"a\":7}}",
                        "{\"_nodes\":{\"failed\":0},\"nodes\":{\"a\":{\"roles\":{},"
                                + "\"plugins\":\"analysis-icu\"}}}")) {
            assertThat(Analysis.offered(JsonMapper.shared().readTree(garbage)))
                    .as(garbage)
                    .isEmpty();
        }
    }

    @Test
    void namesThatAreUnknownArePassedOver() {
        assertThat(Analysis.named(JsonMapper.shared().readTree("[\"icu\",\"kuromoji\",7,null,{}]")))
                .containsExactly(Analysis.ICU);
        assertThat(Analysis.named(JsonMapper.shared().readTree("{}"))).isEmpty();
    }

    private static Set<Analysis> offered(int failed, String... nodes) {
        return Analysis.offered(nodes(failed, nodes));
    }

    private static JsonNode nodes(int failed, String... nodes) {
        StringBuilder answer =
                new StringBuilder("{\"_nodes\":{\"failed\":%d},\"nodes\":{".formatted(failed));
        for (int i = 0; i < nodes.length; i++) {
            answer.append(i == 0 ? "" : ",")
                    .append("\"node")
                    .append(i)
                    .append("\":")
                    .append(nodes[i]);
        }
        return JsonMapper.shared().readTree(answer + "}}");
    }

    private static String node(String roles, String... plugins) {
        return "{\"roles\":[%s],\"plugins\":[%s]}"
                .formatted(
                        roles,
                        String.join(
                                ",",
                                Arrays.stream(plugins)
                                        .map("{\"name\":\"%s\"}"::formatted)
                                        .toList()));
    }
}
