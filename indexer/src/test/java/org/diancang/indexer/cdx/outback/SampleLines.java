package org.diancang.indexer.cdx.outback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.url.PartitionKey;

/** Thirty lines of CDX 11 in the order of the index. */
final class SampleLines {
    static final List<String> ALL = resource("lines.cdx").lines().toList();

    private SampleLines() {}

    static String resource(String name) {
        try (var in = Objects.requireNonNull(SampleLines.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SortedStores stored() {
        var stores = new SortedStores();
        ALL.forEach(line -> store(stores, line));
        return stores;
    }

    static void store(SortedStores stores, String text) {
        String[] parts = text.split(" ");
        CdxLine line =
                CdxLine.plain(
                        parts[2],
                        parts[3],
                        parts[4].equals("-") ? null : Integer.valueOf(parts[4]),
                        parts[5],
                        parts[6].equals("-") ? null : parts[6],
                        parts[7].equals("-") ? null : parts[7],
                        parts[8].equals("-") ? null : Long.valueOf(parts[8]),
                        Long.parseLong(parts[9]),
                        parts[10]);
        var key = new CdxKey(parts[0], parts[1], parts[10], line.offset());
        stores.with(PartitionKey.of(parts[2]).value(), key.toBytes(), CompactLine.of(line));
    }
}
