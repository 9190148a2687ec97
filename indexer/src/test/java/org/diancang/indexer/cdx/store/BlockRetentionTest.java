package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.diancang.indexer.IndexerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockRetentionTest {
    private static final StorePlace LOADED = new StorePlace(CdxTopology.BLOCKS, 3);

    @TempDir Path data;
    private IndexerSettings settings;
    private OpenStores stores;
    private final KnownTopics topics = new KnownTopics();
    private BlockRetention retention;

    @BeforeEach
    void open() {
        settings = new IndexerSettings(data, data.resolve("secret"), "one", "t_");
        stores = new OpenStores(data.resolve("state"), settings, StoreOrigin.AS_IT_LIES);
        retention = new BlockRetention(settings, topics);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void blocksInASnapshotAreDeletedAndNoOthers() {
        stores.withAll().feed(LOADED, 41);

        retention.trim(whole());

        assertThat(topics.of(LOADED.log(settings)).start()).isEqualTo(42);
        for (StorePlace place : StorePlace.all()) {
            if (!place.equals(LOADED)) {
                assertThat(topics.of(place.log(settings)).start()).as("%s", place).isZero();
            }
        }
    }

    @Test
    void aDamagedSnapshotDeletesNothing() {
        stores.withAll().feed(LOADED, 41);
        var damaged = new Snapshots.Verified(whole().snapshot(), List.of("x is missing"));

        assertRefused(damaged, "x is missing");
    }

    @Test
    void aSnapshotWithoutAPartitionDeletesNothing() {
        stores.open(LOADED);
        stores.feed(LOADED, 41);

        assertRefused(whole(), "store 'loaded' of partition 0 is not in it");
    }

    @Test
    void aSnapshotOfAnotherTopicDeletesNothing() {
        stores.withAll().feed(LOADED, 41);
        Snapshots.Verified before = whole();
        topics.makeAnew();

        assertRefused(before, "another topic");
    }

    @Test
    void aSnapshotThatHasReadFurtherThanTheTopicGoesDeletesNothing() {
        stores.withAll().feed(LOADED, 41);
        topics.with(LOADED.log(settings), 0, 41);

        assertRefused(whole(), "further");
    }

    private void assertRefused(Snapshots.Verified verified, String reason) {
        assertThatThrownBy(() -> retention.trim(verified))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining(reason);
        for (StorePlace place : StorePlace.all()) {
            assertThat(topics.of(place.log(settings)).start()).as("%s", place).isZero();
        }
    }

    private Snapshots.Verified whole() {
        Path folder = data.resolve("a");
        new SnapshotWriter(settings, topics, Clock.systemUTC()).write(folder, stores.stores());
        return new Snapshots.Verified(Snapshot.read(folder), List.of());
    }
}
