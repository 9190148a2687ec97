package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Lines of one urlkey under another, which the site moved to. */
final class RenamedLines implements KeyValueIterator<Bytes, byte[]> {
    private final KeyValueIterator<Bytes, byte[]> lines;
    private final int before;
    private final byte[] urlkey;

    /**
     * @param lines all of the urlkey {@code from}; closed with this
     */
    RenamedLines(KeyValueIterator<Bytes, byte[]> lines, String from, String to) {
        this.lines = lines;
        this.before = from.getBytes(StandardCharsets.UTF_8).length;
        this.urlkey = to.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Bytes peekNextKey() {
        return renamed(lines.peekNextKey());
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> line = lines.next();
        return KeyValue.pair(renamed(line.key), line.value);
    }

    @Override
    public void close() {
        lines.close();
    }

    private Bytes renamed(Bytes key) {
        byte[] old = key.get();
        byte[] named = new byte[urlkey.length + old.length - before];
        System.arraycopy(urlkey, 0, named, 0, urlkey.length);
        System.arraycopy(old, before, named, urlkey.length, old.length - before);
        return Bytes.wrap(named);
    }
}
