package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;

/**
 * A site that moved: what is asked for under one URL is found under both, {@code @alias from to} on
 * a line of its own, as OutbackCDX has it.
 *
 * @param from URL that moved
 * @param to URL that it moved to
 */
record Alias(String from, String to) {
    private static final byte[] BEGINNING = "@alias ".getBytes(StandardCharsets.US_ASCII);

    /** Whether a line says an alias. */
    static boolean isOne(byte[] bytes, int from, int to) {
        if (to - from < BEGINNING.length) {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes[from + i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    static Parsed parse(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 3) {
            return new Parsed.Bad("an alias is @alias, a URL and the URL that it moved to");
        }
        if (key(parts[1]).equals(key(parts[2]))) {
            return new Parsed.Bad("both URLs of the alias are one");
        }
        return new Parsed.Good(new Alias(parts[1], parts[2]));
    }

    /** Writes it where each of the two URLs is looked up. */
    void write(LineSink sink) {
        sink.alias(partition(from), bytes(keyFrom()), bytes(PartitionKey.of(to).value()));
        sink.alias(partition(to), bytes(keyTo()), bytes(PartitionKey.of(from).value()));
    }

    /** Removes what {@link #write} wrote. */
    void remove(LineSink sink) {
        sink.unalias(partition(from), bytes(keyFrom()));
        sink.unalias(partition(to), bytes(keyTo()));
    }

    private String keyFrom() {
        return directed(from, '>', to);
    }

    private String keyTo() {
        return directed(to, '<', from);
    }

    private static String directed(String url, char way, String other) {
        return key(url) + CdxKey.SEPARATOR + way + CdxKey.SEPARATOR + key(other);
    }

    private static int partition(String url) {
        return Partitions.of(PartitionKey.of(url));
    }

    private static String key(String url) {
        return CdxKey.sortable(UrlKey.of(url).value());
    }

    private static CompactBytes bytes(String text) {
        var bytes = new CompactBytes(256);
        bytes.octets(text.getBytes(StandardCharsets.UTF_8));
        return bytes;
    }

    /** What a line that begins as an alias says. */
    sealed interface Parsed {
        /** An alias. */
        record Good(Alias alias) implements Parsed {}

        /**
         * None.
         *
         * @param reason for people
         */
        record Bad(String reason) implements Parsed {}
    }
}
