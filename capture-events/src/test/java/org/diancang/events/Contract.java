package org.diancang.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas and examples that are published with the messages. */
final class Contract {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Schema> SCHEMAS = new TreeMap<>();

    private Contract() {}

    /** An example file: its name, the message's type, and the schema that it has to satisfy. */
    record Example(String name, Class<?> type, String schema) {
        JsonNode json() {
            return JSON.readTree(bytes());
        }

        byte[] bytes() {
            return resource("examples/" + name + ".json");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                        of(
                                CrawlCommand.class,
                                "crawl-command",
                                "start-crawl",
                                "start-crawl-from-checkpoint",
                                "pause-crawl",
                                "resume-crawl",
                                "checkpoint-crawl",
                                "stop-crawl",
                                "abort-crawl",
                                "change-crawl",
                                "import-files"),
                        of(
                                CrawlEvent.class,
                                "crawl-event",
                                "crawl-accepted",
                                "crawl-started",
                                "crawl-progressed",
                                "crawl-pausing",
                                "crawl-paused",
                                "crawl-resumed",
                                "crawl-checkpointed",
                                "crawl-stopping",
                                "crawl-finished",
                                "crawl-failed",
                                "file-imported"),
                        of(
                                ResourceCaptured.class,
                                "resource-captured",
                                "resource-captured",
                                "resource-captured-redirect",
                                "resource-captured-revisit",
                                "resource-captured-dns"),
                        of(WarcFileSealed.class, "warc-file-sealed", "warc-file-sealed"),
                        of(CaptureRemoved.class, "capture-removed", "capture-removed"),
                        of(WorkerHeartbeat.class, "worker-heartbeat", "worker-heartbeat"),
                        of(
                                AccessRule.class,
                                "access-rule",
                                "access-rule",
                                "access-rule-everybody",
                                "access-rule-of-policy"),
                        of(AccessPolicy.class, "access-policy", "access-policy"))
                .flatMap(List::stream);
    }

    private static List<Example> of(Class<?> type, String schema, String... names) {
        return Stream.of(names).map(name -> new Example(name, type, schema)).toList();
    }

    static List<Error> violations(String schema, JsonNode message) {
        return SCHEMAS.computeIfAbsent(schema, Contract::load)
                .validate(
                        message,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema load(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(resource("schemas/" + name + ".json")));
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
