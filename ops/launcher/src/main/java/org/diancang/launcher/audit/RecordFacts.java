package org.diancang.launcher.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.HttpResponse;
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
 * @param statedDigest {@code sha1:…} of the header; empty where none
 * @param computedDigests the same computed from the bytes: as transferred, and without the transfer
 *     coding where there was one, since crawlers differ in which they mean; empty for revisits
 */
record RecordFacts(
        String type,
        String recordId,
        String url,
        String timestamp,
        Optional<Integer> status,
        Optional<String> statedDigest,
        Set<String> computedDigests) {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3})\\b.*");
    private static final int MAX_HEADERS = 1 << 20;

    /**
     * Reads a record to its end.
     *
     * @throws IOException if its bytes are not readable as WARC
     */
    static RecordFacts of(WarcTargetRecord record) throws IOException {
        boolean http = record.contentType().base().toString().equals("application/http");
        try (InputStream body = new BufferedInputStream(record.body().stream())) {
            String headers = http ? httpHeaders(body) : "";
            return new RecordFacts(
                    record.type(),
                    recordId(record),
                    record.target(),
                    TIMESTAMP.format(record.date()),
                    status(headers),
                    record.payloadDigest().map(WarcDigest::prefixedBase32),
                    record.type().equals("revisit") ? Set.of() : digests(headers, body));
        }
    }

    /** {@code WARC-Record-ID} without angle brackets. */
    private static String recordId(WarcRecord record) {
        String id = record.headers().first("WARC-Record-ID").orElse("");
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static String httpHeaders(InputStream body) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = body.read(); b >= 0; b = body.read()) {
            text.append((char) b);
            if (b == '\n' && (endsWith(text, "\r\n\r\n") || endsWith(text, "\n\n"))) {
                return text.toString();
            }
            if (text.length() > MAX_HEADERS) {
                throw new IOException("HTTP headers longer than " + MAX_HEADERS + " bytes");
            }
        }
        return text.toString();
    }

    private static boolean endsWith(StringBuilder text, String end) {
        int from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    private static Optional<Integer> status(String headers) {
        Matcher line = STATUS_LINE.matcher(headers.lines().findFirst().orElse(""));
        return line.matches() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
    }

    private static Set<String> digests(String headers, InputStream body) throws IOException {
        Set<String> digests = new TreeSet<>();
        boolean chunked = headers.toLowerCase(Locale.ROOT).contains("\ntransfer-encoding: chunked");
        if (chunked) {
            byte[] raw = body.readNBytes(64 << 20);
            digests.add(sha1(new ByteArrayInputStream(raw)));
            digests.add(sha1(dechunked(headers, raw)));
        } else {
            digests.add(sha1(body));
        }
        return digests;
    }

    private static InputStream dechunked(String headers, byte[] raw) throws IOException {
        InputStream message =
                new SequenceInputStream(
                        new ByteArrayInputStream(headers.getBytes(StandardCharsets.ISO_8859_1)),
                        new ByteArrayInputStream(raw));
        return HttpResponse.parse(Channels.newChannel(message)).body().stream();
    }

    private static String sha1(InputStream in) throws IOException {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[1 << 14];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha1.update(buffer, 0, n);
            }
            return new WarcDigest(sha1).prefixedBase32();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
