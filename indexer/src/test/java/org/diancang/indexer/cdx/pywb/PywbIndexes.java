package org.diancang.indexer.cdx.pywb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.store.CdxRange;
import org.diancang.indexer.cdx.store.CdxStores;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.url.PartitionKey;

/**
 * The indexes that pywb was asked about, taken in as anybody's lines are: {@code main} from CDXJ,
 * {@code plain} the same in CDX 11, and {@code many} lines in blocks of 3,000.
 */
final class PywbIndexes implements CdxStores {
    private static final CdxLineCodec CODEC = new CdxLineCodec();
    private static final int MANY = 7_500;

    private final Map<String, SortedStores> collections =
            Map.of(
                    "main", file("index.cdxj"),
                    "plain", file("index.cdx"),
                    "many", many());

    static String resource(String name) {
        try (var in = Objects.requireNonNull(PywbIndexes.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scans that were not closed. */
    int open() {
        return collections.values().stream().mapToInt(stores -> stores.open).sum();
    }

    @Override
    public int partitions() {
        return stores("main").partitions();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        return stores(collection.value()).scan(partition, collection, range, reverse);
    }

    private SortedStores stores(String collection) {
        return Objects.requireNonNull(collections.get(collection), collection);
    }

    private static SortedStores file(String name) {
        var stores = new SortedStores();
        var parser = new CdxLineParser();
        resource(name)
                .lines()
                .forEach(
                        text -> {
                            var read = (ParsedLine.Good) parser.parse(text);
                            if (!text.startsWith(read.key().urlkey() + " ")) {
                                throw new IllegalStateException("another key: " + text);
                            }
                            store(stores, read.key(), read.line());
                        });
        return stores;
    }

    private static SortedStores many() {
        var lines = new SortedStores();
        for (int i = 0; i < MANY; i++) {
            CdxLine line =
                    CdxLine.plain(
                            "http://many.example.com/" + i / 10,
                            "text/html",
                            i % 7 == 0 ? 404 : 200,
                            "D" + i % 50,
                            null,
                            null,
                            10L,
                            i,
                            "m.warc.gz");
            String timestamp =
                    String.format(
                            Locale.ROOT,
                            "2020%02d%02d%02d%02d%02d",
                            1 + i / 700 % 12,
                            1 + i / 100 % 28,
                            i / 3600 % 24,
                            i / 60 % 60,
                            i % 60);
            store(
                    lines,
                    new CdxKey("com,example,many)/" + i / 10, timestamp, "m.warc.gz", i),
                    line);
        }
        return lines;
    }

    private static void store(SortedStores stores, CdxKey key, CdxLine line) {
        stores.with(PartitionKey.of(line.url()).value(), key.toBytes(), CODEC.encode(line));
    }
}
