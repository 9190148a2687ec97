package org.diancang.indexer.cdx.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Lines as another node sends them: key and value after their lengths in four bytes each; a length
 * of -1 says that all were sent, so that a connection that breaks is not taken for the end.
 */
final class RemoteLines implements KeyValueIterator<Bytes, byte[]> {
    /** Where a key would follow, says that none does. */
    static final int END = -1;

    private static final int LARGEST = 8 << 20;

    private final DataInputStream in;
    private final String from;
    private @Nullable KeyValue<Bytes, byte[]> next;
    private boolean ended;

    /**
     * @param from who sends, for messages
     */
    RemoteLines(InputStream in, String from) {
        this.in = new DataInputStream(new BufferedInputStream(in, 16 << 10));
        this.from = from;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            read();
        }
        return next != null;
    }

    @Override
    public Bytes peekNextKey() {
        return at().key;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> line = at();
        next = null;
        return line;
    }

    private KeyValue<Bytes, byte[]> at() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no line left");
        }
        return next;
    }

    private void read() {
        try {
            int length = in.readInt();
            if (length == END) {
                ended = true;
                return;
            }
            next = KeyValue.pair(Bytes.wrap(octets(length)), octets(in.readInt()));
        } catch (IOException e) {
            throw new CdxUnavailableException(
                    "A part of the CDX index was not sent to its end by " + from + ".", e);
        }
    }

    private byte[] octets(int length) throws IOException {
        if (length < 0 || length > LARGEST) {
            throw new IOException("a length of " + length + " is none");
        }
        byte[] octets = new byte[length];
        in.readFully(octets);
        return octets;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // What is not wanted any more need not end well.
        }
    }
}
