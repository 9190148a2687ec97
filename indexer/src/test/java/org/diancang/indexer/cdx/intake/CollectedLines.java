package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.StoredLine;

/** Keeps what is handed on, in the order of keys. */
final class CollectedLines implements LineSink {
    final TreeMap<String, StoredLine> lines = new TreeMap<>();
    final List<String> deleted = new ArrayList<>();
    final List<String> aliases = new ArrayList<>();
    final List<String> removedAliases = new ArrayList<>();
    final TreeMap<String, Integer> partitions = new TreeMap<>();

    @Override
    public void put(int partition, CompactBytes key, CompactBytes value) {
        Optional<CdxKey> read = CdxKey.parse(Bytes.wrap(key.toBytes()));
        lines.put(text(key), new StoredLine(read.orElseThrow(), value.toBytes()));
        partitions.put(text(key), partition);
    }

    @Override
    public void delete(int partition, CompactBytes key) {
        deleted.add(text(key));
    }

    @Override
    public void alias(int partition, CompactBytes key, CompactBytes value) {
        aliases.add(partition + " " + text(key) + " -> " + text(value));
    }

    @Override
    public void unalias(int partition, CompactBytes key) {
        removedAliases.add(partition + " " + text(key));
    }

    private static String text(CompactBytes bytes) {
        return new String(bytes.toBytes(), StandardCharsets.UTF_8);
    }
}
