package org.diancang.launcher.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.warcstore.records.PayloadDigests;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * What a capture record says of itself, read from its bytes.
 *
 * @param type {@code WARC-Type}
 * @param recordId without angle brackets
 * @param url target URI
 * @param timestamp 14 digits
 * @param status HTTP status; empty where none
 * @param statedDigest {@code algorithm:BASE32} of the header; empty where none
 * @param digestHolds whether the payload is what its digest says; true where nothing can be said
 * @param computedDigests SHA-1 of the payload as transferred, and without the transfer coding where
 *     there was one, since crawlers differ in which they mean; empty for revisits
 */
record RecordFacts(
        String type,
        String recordId,
        String url,
        String timestamp,
        Optional<Integer> status,
        Optional<String> statedDigest,
        boolean digestHolds,
        Set<String> computedDigests) {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3})\\b.*");
    private static final int LONGEST_LINE = 1 << 16;

    /**
     * Reads a record to its end.
     *
     * @throws IOException if its bytes are not readable as WARC
     */
    static RecordFacts of(SeekableByteChannel channel, String file, long offset)
            throws IOException {
        WarcTargetRecord record = record(channel, offset);
        boolean revisit = record.type().equals("revisit");
        Optional<WarcDigest> stated = record.payloadDigest();
        Set<String> computed = new TreeSet<>();
        boolean holds = true;
        if (!revisit) {
            Optional<PayloadDigests> sha1 = digests(channel, offset, "sha1");
            sha1.ifPresent(digests -> computed.addAll(List.of(digests.payload(), digests.sent())));
            holds =
                    stated.isEmpty()
                            || sha1.isEmpty()
                            || holds(stated.get(), sha1.get(), channel, offset);
        }
        WarcTargetRecord again = record(channel, offset);
        return new RecordFacts(
                again.type(),
                Records.id(again, file, offset),
                again.target(),
                TIMESTAMP.format(again.date()),
                isHttp(again) ? status(again) : Optional.empty(),
                stated.flatMap(RecordFacts::text),
                holds,
                computed);
    }

    /**
     * Whether the index may have it under this digest: the SHA-1 that it states, or where it states
     * none the one that its payload has; a revisit without one has its original's.
     */
    boolean mayBeIndexedUnder(String base32) {
        Optional<String> sha1 = statedDigest.filter(d -> d.matches("sha1:[A-Z2-7]{32}"));
        if (sha1.isPresent()) {
            return sha1.get().equals("sha1:" + base32);
        }
        return type.equals("revisit")
                || base32.isEmpty()
                || computedDigests.contains("sha1:" + base32);
    }

    private static WarcTargetRecord record(SeekableByteChannel channel, long offset)
            throws IOException {
        WarcRecord record =
                Records.at(channel, offset)
                        .orElseThrow(() -> new IOException("no record stands there"));
        if (record instanceof WarcTargetRecord target) {
            return target;
        }
        throw new IOException("a " + record.type() + " record has no target");
    }

    private static boolean holds(
            WarcDigest stated, PayloadDigests sha1, SeekableByteChannel channel, long offset)
            throws IOException {
        Optional<Boolean> agree = sha1.agreeWith(stated);
        if (agree.isPresent()) {
            return agree.get();
        }
        try {
            return digests(channel, offset, stated.algorithm())
                    .flatMap(digests -> digests.agreeWith(stated))
                    .orElse(true);
        } catch (IllegalArgumentException e) {
            // A digest of no form that we know says nothing against the payload.
            return true;
        }
    }

    /**
     * Digests of the payload; empty where what was sent is not framed as HTTP would have it, so
     * that nobody can tell where its payload ends.
     *
     * @throws IOException if the record itself can't be read to its end
     */
    private static Optional<PayloadDigests> digests(
            SeekableByteChannel channel, long offset, String algorithm) throws IOException {
        WarcTargetRecord record = record(channel, offset);
        boolean http = isHttp(record);
        try (InputStream body = new BufferedInputStream(record.body().stream())) {
            return Optional.of(
                    http
                            ? PayloadDigests.ofHttp(body, algorithm)
                            : PayloadDigests.of(body, algorithm));
        } catch (IOException e) {
            if (!http) {
                throw e;
            }
            try (InputStream whole = record(channel, offset).body().stream()) {
                whole.transferTo(OutputStream.nullOutputStream());
            }
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no algorithm " + algorithm, e);
        }
    }

    private static boolean isHttp(WarcTargetRecord record) throws IOException {
        return record.body().size() > 0
                && record.contentType().base().toString().equals("application/http");
    }

    /** In the index's form, SHA-1 in capitals. */
    private static Optional<String> text(WarcDigest digest) {
        try {
            return Optional.of(digest.algorithm() + ":" + digest.base32().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> status(WarcTargetRecord record) throws IOException {
        StringBuilder line = new StringBuilder();
        try (InputStream body = new BufferedInputStream(record.body().stream())) {
            for (int b = body.read(); b >= 0 && b != '\n'; b = body.read()) {
                line.append((char) b);
                if (line.length() > LONGEST_LINE) {
                    break;
                }
            }
        }
        Matcher status = STATUS_LINE.matcher(line.toString().strip());
        return status.matches() ? Optional.of(Integer.valueOf(status.group(1))) : Optional.empty();
    }
}
