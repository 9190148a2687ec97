package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.CdxRange;
import org.diancang.indexer.cdx.store.CdxStores;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;

/** What a look-up does when its connection, its stores or its patience end. */
class CdxConnectionTest {
    @Test
    void aCallerWhoGoesAwayEndsTheScan() throws Exception {
        var stores = new EndlessStores(Long.MAX_VALUE);
        try (var server = new ServedCdx(stores)) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream()
                        .write("GET /cdx?url=* HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
                assertThat(socket.getInputStream().readNBytes(50_000)).hasSize(50_000);
                assertThat(stores.open).isTrue();
            }
            await().atMost(Duration.ofSeconds(20)).untilFalse(stores.open);
        }
    }

    @Test
    void aParameterThatIsNotPercentEncodedIsRefused() throws Exception {
        try (var server = new ServedCdx(new SortedStores());
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /cdx?url=%zz HTTP/1.0\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void anAnswerThatCannotBeCompletedIsBrokenOff() {
        try (var server = new ServedCdx(new EndlessStores(5_000))) {
            assertThatThrownBy(() -> server.ask("url=*")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> server.ask("url=*&output=json"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anErrorAfterSomeLinesOfACompressedAnswerIsNoCompressedAnswer() throws Exception {
        try (var server = new ServedCdx(new EndlessStores(3))) {
            var answer = server.ask("url=*&gzip=true");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
            assertThat(answer.body()).startsWith("{");
        }
    }

    @Test
    void aLookUpThatFindsNothingForLongIsAnsweredThatItIsTooBroad() throws Exception {
        var stores = new EndlessStores(Long.MAX_VALUE);
        try (var server = new ServedCdx(stores, "--diancang.cdx.longest-silence=1s")) {
            for (String query :
                    new String[] {
                        "filter=status:404",
                        "limit=-999999999999",
                        "showNumPages=true",
                        "page=999999",
                        "collapse=urlkey&showSkipCount=true"
                    }) {
                var answer = server.ask("url=*&" + query);

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("content-type"))
                        .contains("application/problem+json");
                assertThat(answer.body()).contains("too-broad-cdx-query", "within 1 s");
                assertThat(stores.open).isFalse();
            }
        }
    }

    /** One partition with one line again and again. */
    private static final class EndlessStores implements CdxStores {
        final AtomicBoolean open = new AtomicBoolean();
        private final long lines;
        private final KeyValue<Bytes, byte[]> line;

        /**
         * @param lines after which a scan fails
         */
        EndlessStores(long lines) {
            this.lines = lines;
            ResourceCaptured capture =
                    SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build();
            line =
                    KeyValue.pair(
                            CdxKey.of(capture).toBytes(),
                            new CdxLineCodec().encode(CdxLine.of(capture)));
        }

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> scan(
                int partition, CollectionName collection, CdxRange range, boolean reverse) {
            open.set(true);
            var read = new AtomicLong();
            return new KeyValueIterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public KeyValue<Bytes, byte[]> next() {
                    if (read.incrementAndGet() > lines) {
                        throw new CdxUnavailableException(
                                "The partition went to another node.",
                                new IllegalStateException("closed"));
                    }
                    return line;
                }

                @Override
                public Bytes peekNextKey() {
                    return line.key;
                }

                @Override
                public void close() {
                    open.set(false);
                }
            };
        }
    }
}
