package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.diancang.stack.SingleBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that can't be made durable, since the broker is gone. */
class BrokerAwayIT {
    private static final Duration SILENCE = Duration.ofSeconds(4);

    /** One in each partition, about. */
    private static final String LINES =
            IntStream.range(0, 60)
                    .mapToObj(
                            i ->
                                    "com,host%d)/ 20240102030405 http://host%d.com/ - 200 - - - 1 1 a\n"
                                            .formatted(i, i))
                    .collect(joining());

    @TempDir Path folder;

    @Test
    void aCallerIsToldOnceAndNotAfterEachPartitionWasTried() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (SingleBroker broker = SingleBroker.start(folder);
                var indexer =
                        RunningIndexer.start(
                                data,
                                broker.bootstrapServers(),
                                "t.",
                                kafka("max.block.ms", SILENCE),
                                kafka("request.timeout.ms", SILENCE),
                                kafka("delivery.timeout.ms", SILENCE.multipliedBy(2)))) {
            broker.close();

            HttpResponse<String> answer =
                    CompletableFuture.supplyAsync(() -> posted(indexer))
                            .get(SILENCE.multipliedBy(5).toSeconds(), TimeUnit.SECONDS);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("can't be made durable");
        }
    }

    private static HttpResponse<String> posted(RunningIndexer indexer) {
        try {
            return indexer.post("/cdx/away", LINES.getBytes(UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kafka(String name, Duration value) {
        return "--spring.kafka.producer.properties." + name + "=" + value.toMillis();
    }
}
