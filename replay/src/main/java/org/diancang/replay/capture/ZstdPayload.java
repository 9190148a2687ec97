package org.diancang.replay.capture;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.util.Native;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A payload in Zstandard (RFC 8878). The decoder's memory is not the JVM's: it is given back at the
 * end of the payload, or with the stream when nobody has it any more.
 */
final class ZstdPayload extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ZstdPayload.class);

    /** As binary logarithm; no server may look back further than 8 MB (RFC 9659 §3). */
    private static final int LARGEST_WINDOW = 23;

    private static final boolean AVAILABLE = isAvailable();

    private boolean ended;

    private ZstdPayload(InputStream in) throws IOException {
        super(new ZstdInputStream(in).setLongMax(LARGEST_WINDOW));
    }

    /** The payload decoded, empty where this machine has no decoder. */
    static Optional<InputStream> decode(InputStream payload) throws IOException {
        return AVAILABLE ? Optional.of(new ZstdPayload(payload)) : Optional.empty();
    }

    private static boolean isAvailable() {
        try {
            Native.load();
            return true;
        } catch (LinkageError e) {
            LOG.info("no Zstandard on this machine, it is left to browsers: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = ended ? -1 : super.read(bytes, from, length);
        if (n < 0 && !ended) {
            ended = true;
            close();
        }
        return n;
    }
}
