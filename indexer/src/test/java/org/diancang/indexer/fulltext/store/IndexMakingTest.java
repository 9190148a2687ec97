package org.diancang.indexer.fulltext.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that answers as a cluster with plugins does: none such can be had here. */
class IndexMakingTest {
    private static final String SMARTCN_EVERYWHERE =
            "{\"_nodes\":{\"failed\":0},\"nodes\":{\"a\":{\"roles\":[\"data\"],"
                    + "\"plugins\":[{\"name\":\"analysis-smartcn\"}]}}}";
    private static final Pages.Shape SHAPE = new Pages.Shape("p-", 2, 3, 1, Duration.ofMillis(500));

    private final List<JsonNode> made = new CopyOnWriteArrayList<>();
    private final List<JsonNode> templates = new CopyOnWriteArrayList<>();
    private int refusals;
    private int templateStatus = 200;
    private int pluginsStatus = 200;
    private String plugins = SMARTCN_EVERYWHERE;
    private String mapping = "{}";
    private HttpServer server;
    private SearchCluster cluster;
    private Pages pages;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.start();
        cluster =
                new SearchCluster(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        Duration.ofSeconds(5));
        pages = new Pages(cluster, SHAPE);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.destroy();
        server.stop(0);
    }

    @Test
    void anIndexOfAClusterWithSmartcnHasFurtherFieldsAndRemembersIt() {
        make();

        JsonNode index = made.getFirst();
        assertThat(index.at("/mappings/_meta").toString())
                .isEqualTo("{\"analyses\":[\"smartcn\"]}");
        assertThat(index.at("/settings/analysis/analyzer/smartcn").toString())
                .isEqualTo(
                        "{\"type\":\"custom\",\"tokenizer\":\"smartcn_tokenizer\","
                                + "\"filter\":[\"lowercase\",\"smartcn_stop\"]}");
        for (String text :
                List.of(
                        "title",
                        "text",
                        "navigation",
                        "foldedTitle",
                        "foldedText",
                        "foldedNavigation")) {
            JsonNode fields = index.at("/mappings/properties/" + text + "/fields");
            assertThat(fields.path("smartcn").toString())
                    .as(text)
                    .isEqualTo("{\"type\":\"text\",\"analyzer\":\"smartcn\"}");
            assertThat(fields.has("bigrams"))
                    .as(text)
                    .isEqualTo(!text.toLowerCase(Locale.ROOT).contains("navigation"));
            assertThat(fields.has("icu")).as(text).isFalse();
        }
        assertThat(index.at("/settings/index.number_of_shards").asInt()).isEqualTo(3);
        assertThat(index.at("/aliases").propertyNames()).containsExactly("p-pages");
    }

    @Test
    void anIndexOfAClusterWithBothHasBoth() {
        plugins =
                SMARTCN_EVERYWHERE.replace("[{\"name\"", "[{\"name\":\"analysis-icu\"},{\"name\"");

        make();

        JsonNode index = made.getFirst();
        assertThat(index.at("/mappings/_meta/analyses").toString())
                .isEqualTo("[\"smartcn\",\"icu\"]");
        assertThat(index.at("/settings/analysis/analyzer/icu").toString())
                .isEqualTo(
                        "{\"type\":\"custom\",\"tokenizer\":\"icu_tokenizer\","
                                + "\"filter\":[\"icu_folding\"]}");
        assertThat(index.at("/mappings/properties/text/fields").propertyNames())
                .contains("bigrams", "smartcn", "icu");
    }

    @Test
    void withoutPluginsOnlyTheMarkIsAdded() {
        plugins = SMARTCN_EVERYWHERE.replace("analysis-smartcn", "other");

        make();

        assertThat(made.getFirst().at("/mappings/_meta").toString()).isEqualTo("{\"analyses\":[]}");
        assertThat(made.getFirst().at("/settings/analysis/analyzer").propertyNames())
                .containsExactlyInAnyOrder("words", "bigrams");
        assertThat(made.getFirst().toString()).doesNotContain("smartcn", "icu_");
    }

    @Test
    void whatTheClusterRefusesAfterAllIsMadeWithout() {
        refusals = 1;

        make();

        assertThat(made).hasSize(2);
        assertThat(made.get(1).at("/mappings/_meta/analyses").size()).isZero();
    }

    @Test
    void aClusterThatTellsNoPluginsGetsThePlainIndex() {
        pluginsStatus = 403;

        make();

        assertThat(made.getFirst().at("/mappings/_meta/analyses").size()).isZero();
    }

    @Test
    void anIndexThatIsRefusedWithoutFurtherFieldsIsNotTriedAgain() {
        plugins = "[]";
        refusals = 1;

        assertThatThrownBy(this::make).isInstanceOf(IndexRefusedException.class);
        assertThat(made).hasSize(1);
    }

    @Test
    void aTemplateOfOursGoesBeforeAllOthersAndSaysNothing() {
        make();

        assertThat(templates.getFirst().toString())
                .isEqualTo(
                        "{\"index_patterns\":[\"p-pages-v*\"],\"priority\":1000000000,"
                                + "\"template\":{}}");
    }

    @Test
    void withoutTheRightToMakeTemplatesTheIndexIsMadeAllTheSame() {
        templateStatus = 403;

        make();

        assertThat(made).hasSize(1);
    }

    @Test
    void whatIsSearchedIsAskedAgainOnlyAfterAWhile() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        SearchedAnalyses searched = new SearchedAnalyses(cluster, pages, now::get);
        mapping = "{\"p-pages-v4\":{\"mappings\":{\"_meta\":{\"analyses\":[\"icu\"]}}}}";
        assertThat(searched.now()).containsExactly(Analysis.ICU);

        mapping = "{}";
        now.set(now.get().plusSeconds(20));
        assertThat(searched.now()).as("still known").containsExactly(Analysis.ICU);

        now.set(now.get().plusSeconds(20));
        assertThat(searched.now()).as("an index of an older version").isEmpty();
    }

    @Test
    void whileNobodyTellsWhatIsSearchedItIsAsBefore() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        SearchedAnalyses searched = new SearchedAnalyses(cluster, pages, now::get);
        mapping = "{\"p-pages-v4\":{\"mappings\":{\"_meta\":{\"analyses\":[\"smartcn\"]}}}}";
        assertThat(searched.now()).containsExactly(Analysis.SMARTCN);

        mapping = "<h1>Welcome</h1>";
        now.set(now.get().plusSeconds(60));
        assertThat(searched.now()).containsExactly(Analysis.SMARTCN);
    }

    private void make() {
        new IndexMaking(cluster, new PagesDefinition(SHAPE))
                .make("p-pages-v4-2", "p-pages", Optional.of("p-pages"), () -> false);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] asked = exchange.getRequestBody().readAllBytes();
            if (path.equals("/_nodes/plugins")) {
                send(exchange, pluginsStatus, plugins);
            } else if (path.equals("/_index_template/p-pages")) {
                templates.add(JsonMapper.shared().readTree(asked));
                send(exchange, templateStatus, "{}");
            } else if (path.endsWith("/_mapping")) {
                send(exchange, 200, mapping);
            } else {
                made.add(JsonMapper.shared().readTree(asked));
                send(exchange, made.size() <= refusals ? 400 : 200, "{}");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
}
