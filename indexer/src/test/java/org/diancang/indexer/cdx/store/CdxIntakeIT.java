package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Lines of others over HTTP, through Kafka, into stores. */
class CdxIntakeIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final String LINE =
            "com,example)/a 20240102030405 http://example.com/a text/html 200 - - - 10 1 a.warc.gz\n";
    private static final String SAME_SECOND = LINE.replace(" 1 a.warc.gz", " 2 a.warc.gz");

    @TempDir static Path data;
    private static String prefix;
    private static RunningIndexer indexer;

    @BeforeAll
    static void start() throws Exception {
        prefix = STACK.uniquePrefix();
        indexer = RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix);
    }

    @AfterAll
    static void stop() {
        indexer.close();
    }

    @Test
    void whatIsVisibleWhenTheAnswerComesIsFoundInItsCollectionOnly() throws Exception {
        assertThat(post("/cdx/one?wait=visible", LINE + SAME_SECOND).body())
                .isEqualTo("{\"lines\":2,\"badLines\":0,\"examples\":[]}");

        assertThat(indexer.get("/cdx/one?url=example.com/a").body()).isEqualTo(LINE + SAME_SECOND);
        assertThat(indexer.get("/outback/one?url=example.com/a").body())
                .isEqualTo(LINE + SAME_SECOND);
        assertThat(indexer.get("/pywb/one/cdx?url=example.com/a").body()).hasLineCount(2);
        assertThat(indexer.get("/cdx/on?url=*").body()).isEmpty();
        assertThat(indexer.get("/cdx?url=example.com/a").body()).isEmpty();
    }

    @Test
    void gzippedLinesAreUnderstood() throws Exception {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(LINE.getBytes(UTF_8));
        }
        assertThat(indexer.post("/cdx/gz?wait=visible", gzipped.toByteArray()).body())
                .contains("\"lines\":1");
        assertThat(indexer.get("/cdx/gz?url=*").body()).isEqualTo(LINE);
    }

    @Test
    void badLinesAreReportedAndTheRestIsKeptOrNotAsTheCallerChooses() throws Exception {
        String some = LINE + "no line at all\n" + SAME_SECOND;

        HttpResponse<String> refused = post("/cdx/bad?badLines=refuse&wait=visible", some);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"lines\":0", "\"number\":2");
        assertThat(indexer.get("/cdx/bad?url=*").body()).isEmpty();

        HttpResponse<String> kept = post("/cdx/bad?wait=visible", some);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).contains("\"lines\":2", "\"badLines\":1", "\"number\":2");
        assertThat(indexer.get("/cdx/bad?url=*").body()).hasLineCount(2);
    }

    @Test
    void onlyTheSecretOpensWritingAndNothingIsDoneWithoutIt() throws Exception {
        for (String path : new String[] {"/cdx/closed", "/cdx/closed/delete", "/outback/closed"}) {
            assertThat(indexer.postUnsigned(path, LINE.getBytes(UTF_8)).statusCode())
                    .isEqualTo(401);
        }
        assertThat(indexer.get("/cdx/closed?url=*").body()).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedByItsName() throws Exception {
        for (String query : new String[] {"/-x", "/a?badLines=some", "/a?wait=forever"}) {
            HttpResponse<String> answer = post("/cdx" + query, LINE);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid-cdx-query", "\"parameter\"");
        }
    }

    @Test
    void aDeleteRemovesItsLinesOnlyWhetherPostedOrCaptured() throws Exception {
        String one = LINE.replace("/a ", "/deleted ");
        String other = SAME_SECOND.replace("/a ", "/deleted ");
        post("/cdx/main?wait=visible", one + other);
        capture("com,example)/captured", "http://example.com/captured");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !indexer.get("/cdx?url=example.com/captured").body().isEmpty());
        String captured = indexer.get("/cdx?url=example.com/captured").body();

        assertThat(post("/cdx/main/delete?wait=visible", one + captured).body())
                .contains("\"lines\":2");

        assertThat(indexer.get("/cdx?url=example.com/deleted").body()).isEqualTo(other);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> indexer.get("/cdx?url=example.com/captured").body().isEmpty());
    }

    @Test
    void aSecondWithVeryManyLinesKeepsItsOrderBeforeTheTimeAskedFor() throws Exception {
        String other = LINE.replace("20240102030405", "20230102030405");
        var lines = new StringBuilder(other);
        for (int i = 1_000; i < 3_000; i++) {
            lines.append(LINE.replace(" 1 a.warc.gz", " " + i + " a.warc.gz"));
        }
        post("/cdx/second?wait=visible", lines.toString());

        assertThat(indexer.get("/cdx/second?url=example.com/a&closest=2025").body())
                .isEqualTo(lines.substring(other.length()) + other);
    }

    @Test
    void anAliasLeadsFromEitherUrlToBoth() throws Exception {
        post(
                "/cdx/moved?wait=visible",
                "@alias http://old.example.com/ http://new.example.org/\n"
                        + line("com,example,old)/", "http://old.example.com/", "2023")
                        + line("org,example,new)/", "http://new.example.org/", "2022")
                        + line("org,example,new)/", "http://new.example.org/", "2024"));

        for (String url : new String[] {"old.example.com", "new.example.org"}) {
            assertThat(times("/cdx/moved?url=" + url)).isEqualTo("2022 2023 2024");
            assertThat(times("/cdx/moved?sort=reverse&url=" + url)).isEqualTo("2024 2023 2022");
            assertThat(times("/cdx/moved?closest=2023&limit=1&url=" + url)).isEqualTo("2023");
            assertThat(times("/cdx/moved?limit=-2&url=" + url)).isEqualTo("2023 2024");
        }
        assertThat(indexer.get("/cdx/moved?url=old.example.com").body().lines())
                .allSatisfy(line -> assertThat(line).startsWith("org,example,new)/ "));
    }

    @Test
    void anAliasOfAnAliasLeadsToAllAndARemovedOneToNone() throws Exception {
        String second = "@alias http://second.example.com/ http://third.example.com/\n";
        post(
                "/cdx/chain?wait=visible",
                "@alias http://first.example.com/ http://second.example.com/\n"
                        + second
                        + line("com,example,first)/", "http://first.example.com/", "2021")
                        + line("com,example,second)/", "http://second.example.com/", "2022")
                        + line("com,example,third)/", "http://third.example.com/", "2023"));
        for (String url : new String[] {"first", "second", "third"}) {
            assertThat(times("/cdx/chain?url=" + url + ".example.com")).isEqualTo("2021 2022 2023");
        }

        assertThat(post("/outback/chain/delete?wait=visible", second).body())
                .isEqualTo("Deleted 1 records\n");

        assertThat(times("/cdx/chain?url=third.example.com")).isEqualTo("2023");
        assertThat(times("/cdx/chain?url=first.example.com")).isEqualTo("2021 2022");
        assertThat(times("/cdx/chain?url=second.example.com")).isEqualTo("2021 2022");
        post("/cdx/chain?wait=visible", second);
        assertThat(times("/cdx/chain?url=third.example.com")).isEqualTo("2021 2022 2023");
    }

    private static String line(String urlkey, String url, String year) {
        return urlkey
                + " "
                + year
                + "0102030405 "
                + url
                + " text/html 200 - - - 10 "
                + year
                + " a.gz\n";
    }

    private static String times(String path) throws Exception {
        return String.join(
                " ",
                indexer.get(path)
                        .body()
                        .lines()
                        .map(line -> line.split(" ")[1].substring(0, 4))
                        .toList());
    }

    private static HttpResponse<String> post(String path, String lines)
            throws IOException, InterruptedException {
        return indexer.post(path, lines.getBytes(UTF_8));
    }

    private static void capture(String urlkey, String url) {
        var capture = SampleCaptures.response(urlkey, "2026-01-02T03:04:05Z", 7).url(url).build();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            prefix + "captures",
                            capture.partitionKey().getBytes(UTF_8),
                            new EventCodec().encode(capture)));
        }
    }
}
