package org.diancang.replay.content;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.aayushatharva.brotli4j.encoder.EncoderJNI;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.slf4j.LoggerFactory;

/**
 * Brotli (RFC 7932) by its authors' own encoder. That holds memory outside of the JVM's, which
 * nobody collects: whoever opens a stream releases it, whether it was ended by closing or not.
 */
final class BrotliStream extends OutputStream {
    /** Whether there is an encoder for this machine. */
    static final boolean AVAILABLE = isAvailable();

    /** Smaller than gzip's, and faster; from 4 on it is slower. */
    private static final int QUALITY = 2;

    /** Looks back as far as 256 KB: more makes pages no smaller, and each stream holds it. */
    private static final int WINDOW = 18;

    private static final int BUFFER = 16 * 1024;

    private final OutputStream out;
    private final EncoderJNI.Wrapper encoder;
    private final ByteBuffer input;
    private boolean released;
    private boolean ended;

    BrotliStream(OutputStream out) throws IOException {
        this.out = out;
        this.encoder = new EncoderJNI.Wrapper(BUFFER, QUALITY, WINDOW, Encoder.Mode.TEXT);
        this.input = encoder.getInputBuffer();
    }

    private static boolean isAvailable() {
        if (Brotli4jLoader.isAvailable()) {
            return true;
        }
        LoggerFactory.getLogger(BrotliStream.class)
                .info(
                        "no Brotli on this machine, answers are gzipped: {}",
                        String.valueOf(Brotli4jLoader.getUnavailabilityCause()));
        return false;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (released || ended) {
            throw new IOException("the answer has ended");
        }
        int written = 0;
        while (written < length) {
            int n = Math.min(length - written, input.remaining());
            input.put(bytes, from + written, n);
            written += n;
            if (!input.hasRemaining()) {
                encode(EncoderJNI.Operation.PROCESS);
            }
        }
    }

    /** Ends the answer; a second time does nothing. */
    @Override
    public void close() throws IOException {
        if (!ended && !released) {
            ended = true;
            encode(EncoderJNI.Operation.FINISH);
            release();
            out.close();
        }
    }

    /** Gives its memory back; what was written by then stays a part. */
    void release() {
        if (!released) {
            released = true;
            encoder.destroy();
        }
    }

    private void encode(EncoderJNI.Operation operation) throws IOException {
        encoder.push(operation, input.position());
        drain();
        while (encoder.hasRemainingInput()) {
            encoder.push(operation, 0);
            drain();
        }
        input.clear();
    }

    private void drain() throws IOException {
        if (!encoder.isSuccess()) {
            throw new IOException("Brotli failed");
        }
        while (encoder.hasMoreOutput()) {
            ByteBuffer some = encoder.pull();
            byte[] bytes = new byte[some.remaining()];
            some.get(bytes);
            out.write(bytes);
        }
    }
}
