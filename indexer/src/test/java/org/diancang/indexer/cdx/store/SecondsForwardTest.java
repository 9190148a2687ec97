package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.Partitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondsForwardTest {
    private static final int PARTITION = Partitions.of("cn,example", 12);
    private final SortedStores stores = new SortedStores();

    @AfterEach
    void everyScanIsClosed() {
        assertThat(stores.open).isZero();
    }

    @Test
    void secondsComeBackwardsAndTheirLinesForwards() {
        put("20240101000001", 1, 10);
        put("20240101000001", 2, 10);
        put("20240101000002", 3, 10);
        put("20240101000003", 4, 10);
        put("20240101000003", 5, 10);
        put("20240101000003", 6, 10);

        assertThat(read()).containsExactly(4L, 5L, 6L, 3L, 1L, 2L);
        assertThat(stores.opened).isOne();
    }

    @Test
    void aSecondWithMoreThanIsHeldIsReadForwardsAndTheRestGoesOn() {
        put("20240101000001", 1, 10);
        put("20240101000001", 2, 10);
        for (int i = 10; i < 110; i++) {
            put("20240101000002", i, 2_000);
        }
        put("20240101000003", 200, 10);

        List<Long> expected = new ArrayList<>(List.of(200L));
        IntStream.range(10, 110).forEach(i -> expected.add((long) i));
        expected.addAll(List.of(1L, 2L));
        assertThat(read()).isEqualTo(expected);
        assertThat(stores.opened).isEqualTo(3);
    }

    @Test
    void linesEachLargerThanIsHeldComeToo() {
        put("20240101000001", 1, SecondsForward.MOST_HELD + 1);
        put("20240101000001", 2, SecondsForward.MOST_HELD + 1);
        put("20240101000002", 3, SecondsForward.MOST_HELD + 1);

        assertThat(read()).containsExactly(3L, 1L, 2L);
    }

    @Test
    void whereNothingIsNothingComes() {
        try (var lines = open()) {
            assertThat(lines.hasNext()).isFalse();
            assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatIsLeftInTheMiddleIsClosed() {
        for (int i = 0; i < 100; i++) {
            put("20240101000002", i, 2_000);
        }
        put("20240101000001", 200, 10);

        try (var lines = open()) {
            assertThat(lines.next().key).isEqualTo(key("20240101000002", 0));
            assertThat(lines.peekNextKey()).isEqualTo(key("20240101000002", 1));
        }
    }

    private void put(String timestamp, long offset, int bytes) {
        stores.with("cn,example", key(timestamp, offset), new byte[bytes]);
    }

    private static Bytes key(String timestamp, long offset) {
        return new CdxKey("cn,example)/", timestamp, "a.warc.gz", offset).toBytes();
    }

    private KeyValueIterator<Bytes, byte[]> open() {
        return new SecondsForward(
                CdxRange.of("cn,example)/", "", ""),
                (range, reverse) -> stores.scan(PARTITION, CollectionName.MAIN, range, reverse));
    }

    private List<Long> read() {
        List<Long> offsets = new ArrayList<>();
        try (var lines = open()) {
            lines.forEachRemaining(
                    line -> offsets.add(CdxKey.parse(line.key).orElseThrow().offset()));
        }
        return offsets;
    }
}
