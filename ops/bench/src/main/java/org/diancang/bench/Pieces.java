package org.diancang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Bytes of a file in pieces that are read when they are asked for. */
final class Pieces implements Iterator<byte[]> {
    private static final int LARGEST = 64 << 10;

    private final FileChannel channel;
    private final long to;
    private long at;

    /** Those from one offset up to another, which is not included. */
    Pieces(Path file, long from, long to) {
        try {
            this.channel = FileChannel.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.at = from;
        this.to = to;
    }

    @Override
    public boolean hasNext() {
        return at < to;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(LARGEST, to - at));
            while (piece.hasRemaining() && channel.read(piece, at + piece.position()) >= 0) {}
            at += piece.capacity();
            if (at == to) {
                channel.close();
            }
            return piece.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
