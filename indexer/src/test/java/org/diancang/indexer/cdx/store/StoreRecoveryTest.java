package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.indexer.IndexerSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class StoreRecoveryTest {
    private static final StorePlace LOADED = new StorePlace(CdxTopology.BLOCKS, 3);
    private static final StorePlace CAPTURED = new StorePlace(CdxTopology.LINES, 3);

    @TempDir Path data;
    private IndexerSettings settings;
    private final KnownTopics topics = new KnownTopics();
    private final IncompleteStores incomplete = new IncompleteStores();
    private Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void prepare() {
        settings = new IndexerSettings(data, data.resolve("secret"), "one", "t_");
    }

    @Test
    void anEmptyStoreOfAWholeTopicIsReadFromTheTopic() {
        snapshot("a", 41);
        try (OpenStores stores = opened("fresh", null)) {
            assertThat(stores.lines(LOADED)).isEmpty();
            assertThat(readTo(stores)).isNull();
            assertThat(incomplete.reasons()).isEmpty();
        }
    }

    @Test
    void anEmptyStoreBeginsWithTheSnapshotThatWasNamed() {
        Path named = snapshot("a", 41);
        try (OpenStores stores = opened("fresh", named)) {
            assertThat(stores.lines(LOADED)).containsExactly(40L, 41L);
            assertThat(readTo(stores)).isEqualTo(41);
        }
    }

    @Test
    void aStoreThatHasReadSomethingIsLeftAsItIs() {
        Path named = snapshot("a", 41);
        try (OpenStores stores = opened("before", null)) {
            stores.feed(LOADED, 7);
        }
        try (OpenStores stores = opened("before", named)) {
            assertThat(stores.lines(LOADED)).containsExactly(7L);
        }
    }

    @Test
    void anEmptyStoreOfATrimmedTopicBeginsWithTheNewestSnapshot() {
        snapshot("a", 41);
        snapshot("b", 43);
        topics.with(LOADED.log(settings), 42, 100);
        try (OpenStores stores = opened("fresh", null)) {
            assertThat(readTo(stores)).isEqualTo(43);
            assertThat(stores.lines(LOADED)).containsExactly(42L, 43L);
        }
    }

    @Test
    void aStoreThatWasAwayForTooLongIsReplaced() {
        snapshot("a", 41);
        try (OpenStores stores = opened("before", null)) {
            stores.feed(LOADED, 7);
        }
        topics.with(LOADED.log(settings), 42, 100);
        try (OpenStores stores = opened("before", null)) {
            assertThat(readTo(stores)).isEqualTo(41);
            assertThat(stores.lines(LOADED)).containsExactly(40L, 41L);
        }
    }

    @Test
    void aStoreThatLacksLinesIsNeitherReadNorFedAndSaysWhy() {
        snapshot("a", 41);
        topics.with(LOADED.log(settings), 50, 100);
        try (OpenStores stores = opened("fresh", null)) {
            stores.feed(LOADED, 60);
            LineStore store = stores.stores().get(LOADED);

            assertThatThrownBy(() -> store.scan(OpenStores.all(LOADED)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(readTo(stores)).isNull();
            assertThat(incomplete.reasons())
                    .singleElement()
                    .asString()
                    .contains("t_cdx-bulk-3 begins at message 50", "at message 41", "restore-from");
        }
        assertThat(incomplete.reasons()).isEmpty();
        topics.with(LOADED.log(settings), 0, 100);
        try (OpenStores stores = opened("fresh", null)) {
            assertThat(stores.lines(LOADED)).isEmpty();
        }
    }

    @Test
    void aStoreThatEndsWhereTheTopicBeginsLacksNothing() {
        try (OpenStores stores = opened("before", null)) {
            stores.feed(LOADED, 41);
        }
        topics.with(LOADED.log(settings), 42, 42);
        try (OpenStores stores = opened("before", null)) {
            assertThat(stores.lines(LOADED)).containsExactly(41L);
        }
    }

    @Test
    void aDamagedSnapshotThatWasNamedIsNotPassedOver() throws Exception {
        Path named = snapshot("a", 41);
        flip(named);
        try (OpenStores stores = opened("fresh", named)) {
            assertThatThrownBy(() -> stores.lines(LOADED)).hasMessageContaining("lacks lines");
            assertThat(incomplete.reasons()).singleElement().asString().contains("SHA-512");
        }
    }

    @Test
    void aDamagedSnapshotThatWasFoundGivesWayToOneBefore() throws Exception {
        snapshot("a", 41);
        flip(snapshot("b", 43));
        topics.with(LOADED.log(settings), 42, 100);
        try (OpenStores stores = opened("fresh", null)) {
            assertThat(readTo(stores)).isEqualTo(41);
        }
    }

    @Test
    void aNamedSnapshotThatIsNoneStopsTheStart() throws Exception {
        Path named = snapshot("a", 41);
        Files.delete(lines(named));

        assertThatThrownBy(() -> recovery(named))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContainingAll("diancang.cdx.restore-from", "is missing");
        assertThatThrownBy(() -> recovery(data.resolve("none")))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void whereTheTopicWasLostItIsReadFromItsBeginningOnTopOfTheSnapshot() {
        Path named = snapshot("a", 41);
        topics.makeAnew();
        try (OpenStores stores = opened("fresh", named)) {
            assertThat(stores.lines(LOADED)).containsExactly(40L, 41L);
            assertThat(readTo(stores)).isNull();
        }
    }

    @Test
    void aSnapshotThatHasReadFurtherThanItsTopicGoesIsNotUsed() {
        Path named = snapshot("a", 41);
        topics.with(LOADED.log(settings), 0, 41);
        try (OpenStores stores = opened("fresh", named)) {
            assertThat(stores.lines(LOADED)).isEmpty();
        }
    }

    @Test
    void capturesAreReadFromTheirTopicWhereASnapshotMayMissRemovals() {
        Path named = snapshot("a", 41);
        clock = Clock.offset(clock, Duration.ofDays(30));
        try (OpenStores stores = opened("fresh", named)) {
            assertThat(stores.lines(LOADED)).hasSize(2);
            stores.open(CAPTURED);
            assertThat(stores.lines(CAPTURED)).isEmpty();
        }
    }

    @Test
    void aStoreOfASnapshotThatIsUsedLeavesTheSnapshotAsItWas() {
        Path named = snapshot("a", 41);
        try (OpenStores stores = opened("fresh", named)) {
            for (int offset = 42; offset < 300; offset++) {
                stores.feed(LOADED, offset);
            }
            stores.stores().get(LOADED).compact();
        }
        assertThat(SnapshotCheck.ofAll(Snapshot.read(named))).isEmpty();
    }

    /** A snapshot of two stores with the messages just before an offset and at it. */
    private Path snapshot(String name, long offset) {
        Path folder = data.resolve("indexer/snapshots").resolve(name);
        try (OpenStores stores =
                new OpenStores(data.resolve(name), settings, StoreOrigin.AS_IT_LIES)) {
            for (StorePlace place : List.of(LOADED, CAPTURED)) {
                stores.open(place);
                stores.feed(place, offset - 1).feed(place, offset);
            }
            new SnapshotWriter(settings, topics, clock).write(folder, stores.stores());
        }
        FileSystemUtils.deleteRecursively(data.resolve(name).toFile());
        return folder;
    }

    private OpenStores opened(String state, Path named) {
        var stores = new OpenStores(data.resolve(state), settings, recovery(named));
        stores.open(LOADED);
        return stores;
    }

    private StoreRecovery recovery(Path named) {
        var source = new SnapshotSource(new SnapshotSettings(null, named), settings, topics, clock);
        return new StoreRecovery(settings, source, topics, incomplete);
    }

    private Long readTo(OpenStores stores) {
        return stores.stores().get(LOADED).committedOffset(LOADED.log(settings));
    }

    private static Path lines(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.list(snapshot.resolve("node-one/loaded-3"))) {
            return files.filter(file -> file.toString().endsWith(".sst")).findFirst().orElseThrow();
        }
    }

    private static void flip(Path snapshot) throws IOException {
        Path file = lines(snapshot);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
