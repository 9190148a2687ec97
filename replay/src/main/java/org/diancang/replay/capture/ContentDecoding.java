package org.diancang.replay.capture;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.netpreserve.jwarc.ParsingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the content encoding off a payload (RFC 9110 §8.4), within bounds. */
public final class ContentDecoding {
    /** More decoded bytes than this are no page, but a bomb. */
    static final long MOST_BYTES = 4L << 30;

    private ContentDecoding() {}

    /** Whether an encoding is one that can be taken off. */
    public static boolean isKnown(Optional<String> encoding) {
        return switch (encoding.orElse("")) {
            case "", "none", "gzip", "x-gzip", "deflate", "br" -> true;
            default -> false;
        };
    }

    /**
     * Payload without content encoding. Servers name encodings that they didn't apply: what doesn't
     * begin like gzip is passed as it is.
     *
     * @return empty where the encoding is none that can be taken off
     * @throws IOException if the payload can't be read
     */
    public static Optional<InputStream> decode(InputStream payload, Optional<String> encoding)
            throws IOException {
        PushbackInputStream in = new PushbackInputStream(new UpToTheTear(payload), 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        return switch (encoding.orElse("")) {
            case "", "none" -> Optional.of(in);
            case "gzip", "x-gzip" ->
                    Optional.of(isGzip(start) ? new Bounded(new GZIPInputStream(in, 8192)) : in);
            case "deflate" ->
                    Optional.of(
                            isGzip(start)
                                    ? new Bounded(new GZIPInputStream(in, 8192))
                                    : new Bounded(
                                            new InflaterInputStream(
                                                    in, new Inflater(!isZlib(start)))));
            case "br" ->
                    Optional.of(start.length == 0 ? in : new Bounded(new BrotliInputStream(in)));
            default -> Optional.empty();
        };
    }

    private static boolean isGzip(byte[] start) {
        return start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    /** RFC 1950 §2.2: method 8, and the first two bytes a multiple of 31. */
    private static boolean isZlib(byte[] start) {
        return start.length == 2
                && (start[0] & 0x0f) == 8
                && (((start[0] & 0xff) << 8) | (start[1] & 0xff)) % 31 == 0;
    }

    private static final class Bounded extends UpToTheTear {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, len);
            if (n > 0) {
                left -= n;
                if (left < 0) {
                    throw new IOException("payload decodes to more than " + MOST_BYTES + " bytes");
                }
            }
            return n;
        }
    }

    /** A payload that breaks off is served as far as it goes, as browsers show it. */
    private static class UpToTheTear extends FilterInputStream {
        private static final Logger LOG = LoggerFactory.getLogger(ContentDecoding.class);

        UpToTheTear(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            try {
                return super.read(b, off, len);
            } catch (EOFException | ZipException | ParsingException e) {
                LOG.info("payload breaks off, served up to there: {}", e.getMessage());
                return -1;
            }
        }
    }
}
