package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private static final StorePlace LOADED = new StorePlace(CdxTopology.BLOCKS, 3);
    private static final StorePlace CAPTURED = new StorePlace(CdxTopology.LINES, 3);
    private static final SnapshotName NAME = new SnapshotName("2026-11");

    @TempDir Path data;
    private IndexerSettings settings;
    private OpenStores stores;
    private Snapshots snapshots;
    private final IncompleteStores incomplete = new IncompleteStores();

    @BeforeEach
    void open() {
        settings = new IndexerSettings(data, data.resolve("secret"), "one", "t_");
        stores = new OpenStores(data.resolve("state"), settings, StoreOrigin.AS_IT_LIES);
        stores.open(LOADED);
        stores.open(CAPTURED);
        var clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        snapshots =
                new Snapshots(
                        stores,
                        incomplete,
                        new SnapshotWriter(settings, new KnownTopics(), clock),
                        new SnapshotSettings(null, null),
                        settings);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void theOffsetOfASnapshotIsThatOfTheStoreWhenItWasTaken() throws Exception {
        stores.feed(LOADED, 40).feed(LOADED, 41);

        snapshots.take(NAME);
        stores.feed(LOADED, 42);

        SnapshotManifest.Store kept = read().newest(LOADED).orElseThrow().store();
        assertThat(kept.offset()).isEqualTo(41);
        assertThat(kept.topic()).isEqualTo("t_cdx-bulk");
        assertThat(StoredOffset.in(folder().resolve("node-one/loaded-3"), LOADED.log(settings)))
                .isEqualTo(41);
        assertThat(read().newest(CAPTURED).orElseThrow().store().offset())
                .isEqualTo(StoredOffset.NONE);
    }

    @Test
    void linesThatTheOffsetDoesNotCountYetDoNoHarm() {
        stores.feed(LOADED, 40).apply(LOADED, 41);

        snapshots.take(NAME);

        assertThat(read().newest(LOADED).orElseThrow().store().offset()).isEqualTo(40);
        assertThat(snapshots.verify(NAME).faults()).isEmpty();
    }

    @Test
    void verifyingChangesNothing() throws Exception {
        stores.feed(LOADED, 41);
        snapshots.take(NAME);
        List<String> before = files().map(Path::toString).toList();

        assertThat(snapshots.verify(NAME).faults()).isEmpty();
        assertThat(snapshots.verify(NAME).faults()).isEmpty();

        assertThat(files().map(Path::toString)).isEqualTo(before);
        assertThat(before).noneMatch(file -> file.contains("LOG"));
    }

    @Test
    void aFlippedByteOfAnyFileIsFound() throws Exception {
        for (long offset = 0; offset < 100; offset++) {
            stores.feed(LOADED, offset).feed(CAPTURED, offset);
        }
        snapshots.take(NAME);
        var random = new Random(1);

        for (Path file : files().filter(SnapshotsTest::isNotEmpty).toList()) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad, StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(snapshots.verify(NAME).faults()).as("%s", file).hasSize(1);
            Files.write(file, good, StandardOpenOption.TRUNCATE_EXISTING);
        }
        assertThat(snapshots.verify(NAME).faults()).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrShortIsFoundWithoutReadingAny() throws Exception {
        stores.feed(LOADED, 41);
        snapshots.take(NAME);
        List<Path> lines = files().filter(file -> file.toString().endsWith(".sst")).toList();
        Files.write(lines.getFirst(), new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);
        Files.delete(folder().resolve("node-one/captured-3/CURRENT"));

        assertThat(SnapshotCheck.ofLengths(read()))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("has 1 bytes in place of"))
                .anyMatch(fault -> fault.endsWith("captured-3/CURRENT is missing"));
    }

    @Test
    void aSnapshotIsWrittenOnceByANode() {
        snapshots.take(NAME);

        assertThatThrownBy(() -> snapshots.take(NAME))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("before");
    }

    @Test
    void aNodeThatLacksLinesTakesNone() {
        incomplete.add(LOADED, "store lacks lines");

        assertThatThrownBy(() -> snapshots.take(NAME)).hasMessageContaining("lacks lines");
        assertThat(snapshots.list()).isEmpty();
    }

    @Test
    void whatWasLeftUnfinishedIsNoPart() throws Exception {
        Files.createDirectories(folder().resolve(".node-one.unfinished/loaded-3"));

        assertThat(snapshots.verify(NAME).faults()).singleElement().asString().contains("no part");
        snapshots.take(NAME);

        assertThat(snapshots.list())
                .singleElement()
                .satisfies(summary -> assertThat(summary.parts()).hasSize(1))
                .satisfies(summary -> assertThat(summary.missing()).hasSize(22))
                .satisfies(summary -> assertThat(summary.faults()).isEmpty());
        assertThat(folder().resolve(".node-one.unfinished")).doesNotExist();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", ".a", "a/b", "../a", "a b", "-a", "名", "a\u0000"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> SnapshotName.asked(name))
                .isInstanceOf(InvalidCdxQueryException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "a", "a..b", "before_Upgrade.2"})
    void namesAreLettersDigitsAndThreeSigns(String name) {
        assertThat(SnapshotName.asked(name).value()).isEqualTo(name);
    }

    @Test
    void aNameTooLongIsRefused() {
        assertThatThrownBy(() -> SnapshotName.asked("a".repeat(65)))
                .isInstanceOf(InvalidCdxQueryException.class);
    }

    @Test
    void aSecondPieceOfWorkIsRefusedAndTheNextIsNot() {
        var work = new OneAtATime();
        var sizes = new StoreSizes(settings, stores, new KnownTopics(), incomplete, work);

        assertThatThrownBy(() -> work.run("taking a snapshot", sizes::compact))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("taking a snapshot");
        assertThat(sizes.compact().stores()).isEqualTo(2);
        assertThat(sizes.now().stores()).hasSize(2);
    }

    private Path folder() {
        return data.resolve("indexer/snapshots/2026-11");
    }

    private Snapshot read() {
        return Snapshot.read(folder());
    }

    private Stream<Path> files() throws IOException {
        return Files.walk(folder()).filter(Files::isRegularFile).sorted();
    }

    private static boolean isNotEmpty(Path file) {
        return file.toFile().length() > 0;
    }
}
