package org.diancang.warcstore.records;

import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * Digests of a payload, {@code algorithm:BASE32}. Writers differ in which they mean.
 *
 * @param payload with the transfer encoding taken off (ISO 28500 §5.9)
 * @param sent as it was sent, chunk sizes and all; the same where it was not sent in chunks
 * @param length bytes of the payload
 */
public record PayloadDigests(String payload, String sent, long length) {
    private static final int MOST_HEADER_BYTES = 1 << 20;

    /**
     * Whether a digest that a record states is one of these.
     *
     * @return empty where that can't be told, since the algorithm is another
     */
    public Optional<Boolean> agreeWith(WarcDigest stated) {
        try {
            String text = stated.prefixedBase32();
            return payload.startsWith(stated.algorithm() + ":")
                    ? Optional.of(text.equals(payload) || text.equals(sent))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an HTTP message to its end.
     *
     * @param algorithm such as {@code sha1}
     * @throws IOException if it can't be read as HTTP
     * @throws NoSuchAlgorithmException if Java has no such algorithm
     */
    public static PayloadDigests ofHttp(InputStream message, String algorithm)
            throws IOException, NoSuchAlgorithmException {
        byte[] head = head(message);
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!text.contains("\ntransfer-encoding: chunked")
                && !text.contains("\ntransfer-encoding:chunked")) {
            return of(message, algorithm);
        }
        MessageDigest sent = WarcDigest.getDigester(algorithm);
        DigestInputStream raw = new DigestInputStream(message, sent);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), raw);
        MessageDigest payload = WarcDigest.getDigester(algorithm);
        HttpResponse http = HttpResponse.parse(Channels.newChannel(whole));
        long length =
                http.body().stream()
                        .transferTo(
                                new DigestOutputStream(OutputStream.nullOutputStream(), payload));
        raw.transferTo(OutputStream.nullOutputStream());
        return new PayloadDigests(named(payload), named(sent), length);
    }

    /**
     * Reads bytes that are the payload to their end.
     *
     * @throws NoSuchAlgorithmException if Java has no such algorithm
     */
    public static PayloadDigests of(InputStream payload, String algorithm)
            throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = WarcDigest.getDigester(algorithm);
        long length =
                payload.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        String named = named(digest);
        return new PayloadDigests(named, named, length);
    }

    private static String named(MessageDigest digest) {
        return new WarcDigest(digest).prefixedBase32();
    }

    /** Up to and with the first empty line. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        boolean lineEmpty = false;
        while (head.size() < MOST_HEADER_BYTES) {
            int b = in.read();
            if (b >= 0) {
                head.write(b);
            }
            if (b < 0 || (b == '\n' && lineEmpty)) {
                return head.toByteArray();
            }
            if (b != '\r') {
                lineEmpty = b == '\n';
            }
        }
        throw new IOException("HTTP header longer than " + MOST_HEADER_BYTES + " bytes");
    }
}
