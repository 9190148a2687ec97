package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.intake.LineBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store tells of itself, in memory, in its files, and after it was opened again. */
class StoreContentsTest {
    private static final StorePlace PLACE = new StorePlace(CdxTopology.BLOCKS, 3);

    @TempDir Path data;
    private OpenStores stores;
    private LineStore store;

    @BeforeEach
    void open() {
        var settings = new IndexerSettings(data, data.resolve("secret"), "one", "t_");
        stores = new OpenStores(data.resolve("state"), settings, StoreOrigin.AS_IT_LIES);
        store = stores.open(PLACE);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void anEmptyStoreHasNoCollectionAndNoAlias() {
        assertThat(store.collections()).isEmpty();
        assertThat(store.hasAliases()).isFalse();
    }

    @Test
    void eachCollectionIsToldHoweverManyLinesItHas() {
        for (String name : new String[] {"a", "ab", "a-b", "Z", "main"}) {
            putLines(name, 300);
        }
        assertThat(store.collections()).isEqualTo(names("a", "ab", "a-b", "Z", "main"));

        store.compact();

        assertThat(store.collections()).isEqualTo(names("a", "ab", "a-b", "Z", "main"));
    }

    @Test
    void aCollectionWithAliasesOnlyIsToldUntilTheyAreRemoved() {
        alias("moved");
        putLines("main", 1);
        assertThat(store.collections()).isEqualTo(names("moved", "main"));

        unalias("moved");

        assertThat(store.collections()).isEqualTo(names("main"));
    }

    @Test
    void aStoreOpenedAgainKnowsThatItHasAliases() {
        putLines("main", 300);
        alias("main");
        assertThat(store.hasAliases()).isTrue();

        store.close();
        store = stores.open(PLACE);

        assertThat(store.hasAliases()).isTrue();
        assertThat(store.collections()).isEqualTo(names("main"));
    }

    private void putLines(String collection, int count) {
        var block = new LineBlock.Writer(new CollectionName(collection));
        for (int i = 0; i < count; i++) {
            byte[] key =
                    new CdxKey("cn,example)/" + i, "20240102030405", "a.gz", i).toBytes().get();
            block.put(bytes(new String(key, UTF_8)), bytes("{}"));
        }
        store.apply(new byte[0], block.take());
    }

    private void alias(String collection) {
        var block = new LineBlock.Writer(new CollectionName(collection));
        block.alias(bytes("cn,a)/ > cn,b)/"), bytes("cn,b"));
        store.apply(new byte[0], block.take());
    }

    private void unalias(String collection) {
        var block = new LineBlock.Writer(new CollectionName(collection));
        block.unalias(bytes("cn,a)/ > cn,b)/"));
        store.apply(new byte[0], block.take());
    }

    private static CompactBytes bytes(String text) {
        var bytes = new CompactBytes(64);
        bytes.octets(text.getBytes(UTF_8));
        return bytes;
    }

    private static Set<CollectionName> names(String... names) {
        return Stream.of(names).map(CollectionName::new).collect(Collectors.toSet());
    }
}
