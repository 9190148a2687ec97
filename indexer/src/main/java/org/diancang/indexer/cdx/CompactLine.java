package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plain line says beside its key, in few bytes; file and offset stand in the key. Version 1:
 * the byte 1; a byte with a bit for each part that follows, lowest first: url, mime, status,
 * digest, redirect, robotflags, length, and the highest for a digest in 20 bytes, which stands for
 * the 32 characters of Base32 (RFC 4648 §6), with a byte before them that says whether {@code
 * sha1:} stood there. Texts are UTF-8 after their length in bytes, numbers and lengths LEB128.
 */
public final class CompactLine {
    private static final byte VERSION = 1;
    private static final int URL = 1;
    private static final int MIME = 2;
    private static final int STATUS = 4;
    private static final int DIGEST = 8;
    private static final int REDIRECT = 16;
    private static final int ROBOTFLAGS = 32;
    private static final int LENGTH = 64;
    private static final int SHA1 = 128;
    private static final String ALGORITHM = "sha1:";

    private CompactLine() {}

    /** Whether a value of a store has this form. */
    public static boolean isOne(byte[] value) {
        return value.length > 1 && value[0] == VERSION;
    }

    /**
     * A plain line in this form.
     *
     * @throws IllegalArgumentException if the line is not plain
     */
    public static byte[] of(CdxLine line) {
        if (!line.isPlain()) {
            throw new IllegalArgumentException("the line says more than CDX 11 can");
        }
        String digest = line.digest();
        boolean named = digest != null && digest.startsWith(ALGORITHM);
        byte @Nullable [] sha1 =
                digest == null
                        ? null
                        : Base32.decoded(named ? digest.substring(ALGORITHM.length()) : digest);
        var out = new CompactBytes(line.url().length() + 64);
        begin(
                out,
                true,
                line.mime() != null,
                line.status() != null,
                digest != null,
                line.redirect() != null,
                line.robotflags() != null,
                line.length() != null,
                sha1 != null);
        out.text(line.url());
        out.text(line.mime());
        if (line.status() != null) {
            out.number(line.status());
        }
        if (sha1 != null) {
            out.octet(named ? 1 : 0);
            out.octets(sha1);
        } else {
            out.text(digest);
        }
        out.text(line.redirect());
        out.text(line.robotflags());
        if (line.length() != null) {
            out.number(line.length());
        }
        return out.toBytes();
    }

    /** Reads the form; empty where the bytes are none. */
    public static Optional<CdxLine> read(CdxKey key, byte[] value) {
        try {
            var in = new CompactBytes.Reader(value, 1);
            int parts = in.octet();
            String url = has(parts, URL) ? in.text() : UrlForm.url(in.octet(), key.urlkey());
            String mime = has(parts, MIME) ? in.text() : null;
            Integer status = has(parts, STATUS) ? Math.toIntExact(in.number()) : null;
            String digest = has(parts, DIGEST) ? digest(in, has(parts, SHA1)) : null;
            String redirect = has(parts, REDIRECT) ? in.text() : null;
            String robotflags = has(parts, ROBOTFLAGS) ? in.text() : null;
            Long length = has(parts, LENGTH) ? in.number() : null;
            return Optional.of(
                    CdxLine.plain(
                            url,
                            mime,
                            status,
                            digest,
                            redirect,
                            robotflags,
                            length,
                            key.offset(),
                            key.file()));
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether the bytes are a line, as far as can be seen without making its texts. */
    static boolean isWhole(byte[] value) {
        try {
            var in = new CompactBytes.Reader(value, 1);
            int parts = in.octet();
            if (has(parts, SHA1) && !has(parts, DIGEST)) {
                return false;
            }
            skipIf(has(parts, URL), in);
            if (!has(parts, URL)) {
                in.octet();
            }
            skipIf(has(parts, MIME), in);
            if (has(parts, STATUS)) {
                Math.toIntExact(in.number());
            }
            if (has(parts, SHA1)) {
                in.skip(1 + Base32.BYTES);
            } else {
                skipIf(has(parts, DIGEST), in);
            }
            skipIf(has(parts, REDIRECT), in);
            skipIf(has(parts, ROBOTFLAGS), in);
            if (has(parts, LENGTH)) {
                in.number();
            }
            return in.isAtEnd();
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /**
     * Where parts of a line are.
     *
     * @param end of url, mime and status, with which the line begins
     * @param sha1 place of a digest of {@value Base32#BYTES} bytes, -1 where the line has none so
     */
    record Parts(int end, int sha1) {}

    /** Finds parts; null where the bytes are no line. */
    static @Nullable Parts parts(byte[] value) {
        if (!isWhole(value)) {
            return null;
        }
        var in = new CompactBytes.Reader(value, 1);
        int parts = in.octet();
        skipIf(has(parts, URL), in);
        if (!has(parts, URL)) {
            in.octet();
        }
        skipIf(has(parts, MIME), in);
        if (has(parts, STATUS)) {
            in.number();
        }
        int end = in.skip(0);
        return new Parts(end, has(parts, SHA1) ? end + 1 : -1);
    }

    private static void skipIf(boolean present, CompactBytes.Reader in) {
        if (present) {
            in.skip(Math.toIntExact(in.number()));
        }
    }

    /**
     * Writes the columns of CDX 11 between the timestamp and the offset, each with a space behind.
     *
     * @param key of the line in bytes, of which the urlkey are the first {@code urlkey}
     */
    static void writePlain(
            byte[] key, int urlkey, byte[] value, String noStatus, CompactBytes out) {
        var in = new CompactBytes.Reader(value, 1);
        int parts = in.octet();
        if (has(parts, URL)) {
            column(true, in, out);
        } else {
            UrlForm.write(in.octet(), key, urlkey, out);
            out.octet(' ');
        }
        column(has(parts, MIME), in, out);
        if (has(parts, STATUS)) {
            out.decimal(in.number());
        } else {
            out.ascii(noStatus);
        }
        out.octet(' ');
        if (has(parts, SHA1)) {
            in.skip(1);
            out.base32(value, in.skip(Base32.BYTES));
            out.octet(' ');
        } else {
            digest(has(parts, DIGEST), in, out);
        }
        column(has(parts, REDIRECT), in, out);
        column(has(parts, ROBOTFLAGS), in, out);
        if (has(parts, LENGTH)) {
            out.decimal(in.number());
        } else {
            out.octet('-');
        }
        out.octet(' ');
    }

    private static void column(boolean present, CompactBytes.Reader in, CompactBytes out) {
        int length = present ? Math.toIntExact(in.number()) : 0;
        if (length == 0) {
            out.octet('-');
        } else {
            out.column(in, length);
        }
        out.octet(' ');
    }

    private static void digest(boolean present, CompactBytes.Reader in, CompactBytes out) {
        String digest = present ? in.text() : "";
        String plain = digest.startsWith(ALGORITHM) ? digest.substring(ALGORITHM.length()) : digest;
        out.octets(
                (plain.isEmpty() ? "-" : CdxKey.sortable(plain)).getBytes(StandardCharsets.UTF_8));
        out.octet(' ');
    }

    private static String digest(CompactBytes.Reader in, boolean sha1) {
        if (!sha1) {
            return in.text();
        }
        String algorithm = in.octet() == 1 ? ALGORITHM : "";
        return algorithm + Base32.encoded(in.octets(Base32.BYTES));
    }

    /** Writes which parts follow. */
    public static void begin(
            CompactBytes out,
            boolean url,
            boolean mime,
            boolean status,
            boolean digest,
            boolean redirect,
            boolean robotflags,
            boolean length,
            boolean sha1) {
        out.octet(VERSION);
        out.octet(
                (url ? URL : 0)
                        | (mime ? MIME : 0)
                        | (status ? STATUS : 0)
                        | (digest ? DIGEST : 0)
                        | (redirect ? REDIRECT : 0)
                        | (robotflags ? ROBOTFLAGS : 0)
                        | (length ? LENGTH : 0)
                        | (sha1 ? SHA1 : 0));
    }

    private static boolean has(int parts, int bit) {
        return (parts & bit) != 0;
    }
}
