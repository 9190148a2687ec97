package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.archive.modules.CrawlURI;
import org.archive.modules.Processor;

/**
 * Digests the payload of a chunked answer. Heritrix digests the message body as it came over the
 * wire, chunk sizes included; the payload is what stands between them (ISO 28500 §5.9, RFC 9112
 * §7.1), and only that is the same at each fetch.
 */
final class PayloadDigest extends Processor {
    /** Key of the payload's length in a URL's data, where it is not the body's. */
    private static final String LENGTH = "diancang-payload-length";

    private static final String ALGORITHM = "sha1";

    /** Bytes of the payload of a URL just fetched. */
    static long lengthOf(CrawlURI curi) {
        return curi.getData().get(LENGTH) instanceof Long length
                ? length
                : Math.max(0, curi.getContentLength());
    }

    @Override
    protected boolean shouldProcess(CrawlURI curi) {
        curi.getData().remove(LENGTH);
        return curi.isHttpTransaction() && curi.getFetchStatus() > 0 && isChunked(curi);
    }

    private static boolean isChunked(CrawlURI curi) {
        String coding = curi.getHttpResponseHeader("transfer-encoding");
        return coding != null && coding.strip().equalsIgnoreCase("chunked");
    }

    @Override
    protected void innerProcess(CrawlURI curi) {
        try (InputStream payload = curi.getRecorder().getEntityReplayInputStream();
                DigestInputStream digested =
                        new DigestInputStream(payload, MessageDigest.getInstance("SHA-1"))) {
            long length = digested.transferTo(OutputStream.nullOutputStream());
            curi.setContentDigest(ALGORITHM, digested.getMessageDigest().digest());
            curi.getData().put(LENGTH, length);
        } catch (IOException e) {
            // Broken off within a chunk: the body as it came is all that can be digested.
            curi.getAnnotations().add("chunkedBroken");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
