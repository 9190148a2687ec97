package org.diancang.replay.cdx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The body of an answer that has to come within some time. Only waiting for it counts, not what its
 * reader does between two parts of it: a person's slow line must not break off what the index sends
 * fast.
 */
final class BoundedAnswer extends FilterInputStream {
    private final String asked;
    private final Duration longest;
    private long waited;

    /**
     * @param asked for the message
     * @param waited what of the time is gone already
     */
    BoundedAnswer(InputStream body, String asked, Duration longest, Duration waited) {
        super(body);
        this.asked = asked;
        this.longest = longest;
        this.waited = waited.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long begun = System.nanoTime();
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            throw new IndexerUnavailableException("the answer to " + asked + " stopped", e);
        }
        waited += System.nanoTime() - begun;
        if (read >= 0 && waited > longest.toNanos()) {
            throw new IndexerUnavailableException(
                    "the answer to " + asked + " was not complete after " + longest);
        }
        return read;
    }
}
