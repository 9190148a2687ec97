package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.diancang.url.PartitionKey;
import org.jspecify.annotations.Nullable;

/**
 * In which partition lines of a host lie; remembers some tens of thousands of hosts, since looking
 * up a registered domain costs more than all else about a line. For one thread.
 */
final class HostPartitions {
    private static final int REMEMBERED = 1 << 16;

    private final Entry[] entries = new Entry[REMEMBERED];

    /**
     * The partition of a host.
     *
     * @param from first byte of its part of a urlkey
     */
    int of(byte[] b, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + b[i];
        }
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        @Nullable Entry known = entries[place];
        if (known != null
                && Arrays.equals(known.host, 0, known.host.length, b, from, from + length)) {
            return known.partition;
        }
        byte[] host = Arrays.copyOfRange(b, from, from + length);
        var entry = new Entry(host, Partitions.of(partitionKey(host)));
        entries[place] = entry;
        return entry.partition;
    }

    private static PartitionKey partitionKey(byte[] surt) {
        String[] labels = new String(surt, StandardCharsets.US_ASCII).split(",");
        var host = new StringBuilder("http://");
        for (int i = labels.length - 1; i >= 0; i--) {
            host.append(labels[i]).append(i == 0 ? "/" : ".");
        }
        return PartitionKey.of(host.toString());
    }

    private record Entry(byte[] host, int partition) {}
}
