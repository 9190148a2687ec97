package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.intake.LineBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** URLs of which very many lines are written are in memory before anybody asks. */
class OftenCapturedTest {
    private static final StorePlace LOADED = new StorePlace(CdxTopology.BLOCKS, 0);
    private static final String URLKEY = "cn,example)/often";
    private static final long FIRST = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final int MANY = 40_000;

    @TempDir Path folder;

    @Test
    void manyLinesOfAUrlAreReadBeforeAnybodyAsks() {
        try (OpenStores stores = stores()) {
            LineStore store = stores.open(LOADED);
            store.serve(true);
            int room = stores.rows().roomForRows();
            write(store, 0, MANY);

            await().until(() -> room - stores.rows().roomForRows() >= MANY);
            assertThat(count(store)).isEqualTo(MANY);
        }
    }

    @Test
    void afterAStartTheyAreReadAgain() {
        try (OpenStores stores = stores()) {
            write(stores.open(LOADED), 0, MANY);
        }
        try (OpenStores stores = stores()) {
            LineStore store = stores.open(LOADED);
            int room = stores.rows().roomForRows();
            store.serve(true);

            await().until(() -> room - stores.rows().roomForRows() >= MANY);
        }
    }

    @Test
    void aWarmCopyThatAnswersNothingIsNotRead() {
        try (OpenStores stores = stores()) {
            LineStore store = stores.open(LOADED);
            int room = stores.rows().roomForRows();
            write(store, 0, MANY);
            await().during(Duration.ofSeconds(2)).until(() -> stores.rows().roomForRows() == room);
        }
    }

    @Test
    void whatIsWrittenAndRemovedWhileItIsReadIsCounted() {
        try (OpenStores stores = stores()) {
            LineStore store = stores.open(LOADED);
            store.serve(true);
            int there = 0;
            for (int part = 0; part < 20; part++) {
                write(store, part * 4_000, (part + 1) * 4_000);
                remove(store, part * 4_000);
                there += 3_999;
                assertThat(count(store)).isEqualTo(there);
            }
        }
    }

    private OpenStores stores() {
        return new OpenStores(
                folder.resolve("state"),
                new IndexerSettings(folder, folder.resolve("secret"), "one", "t_"),
                StoreOrigin.AS_IT_LIES);
    }

    private void write(LineStore store, int from, int to) {
        var block = new LineBlock.Writer(CollectionName.MAIN);
        for (int i = from; i < to; i++) {
            block.put(bytes(key(i)), bytes(value(i)));
            if (block.isFull()) {
                store.apply(new byte[0], block.take());
            }
        }
        store.apply(new byte[0], block.take());
    }

    private static void remove(LineStore store, int i) {
        var block = new LineBlock.Writer(CollectionName.MAIN);
        block.delete(bytes(key(i)));
        store.apply(new byte[0], block.take());
    }

    private static byte[] key(int i) {
        String time = CdxTimestamp.of(Instant.ofEpochSecond(FIRST + 600L * i));
        return new CdxKey(URLKEY, time, "f.warc.gz", i).toBytes().get();
    }

    private static byte[] value(int i) {
        // Digests that follow no order, so that lines take the room of real ones.
        String digest =
                "%032X"
                        .formatted(new Random(i).nextLong() & Long.MAX_VALUE)
                        .replace('0', 'X')
                        .replace('1', 'Y')
                        .replace('8', 'Z')
                        .replace('9', 'W');
        return CompactLine.of(
                CdxLine.plain(
                        "http://example.cn/often",
                        "text/html",
                        200,
                        digest,
                        null,
                        null,
                        12L,
                        i,
                        "f.warc.gz"));
    }

    private static CompactBytes bytes(byte[] some) {
        var bytes = new CompactBytes(some.length);
        bytes.octets(some);
        return bytes;
    }

    private static int count(LineStore store) {
        var silence = new Silence(Clock.systemUTC(), Duration.ofMinutes(1));
        return store.rows(CollectionName.MAIN, URLKEY, silence).orElseThrow().size();
    }
}
