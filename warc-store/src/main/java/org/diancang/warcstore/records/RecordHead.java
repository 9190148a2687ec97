package org.diancang.warcstore.records;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a record's header is, and how long it says that its block is. jwarc reads headers, but
 * doesn't tell where they end, and damaged files need that. ISO 28500 §4; for ARC the Internet
 * Archive's description of version 1 and 2.
 */
sealed interface RecordHead {
    /** More than this is no header. */
    int MOST_BYTES = 1 << 20;

    /** A header. */
    record Good(long headLength, long blockLength) implements RecordHead {
        /** Bytes of header and block. */
        long length() {
            return headLength + blockLength;
        }
    }

    /** None. */
    record Bad(String reason) implements RecordHead {}

    /** The first line of a WARC record. */
    Pattern WARC = Pattern.compile("WARC/[0-9]{1,3}\\.[0-9]{1,3}\r*");

    /** The first line of an ARC record: URL, address, date, type, perhaps more, length. */
    Pattern ARC =
            Pattern.compile(
                    "[a-z][a-z0-9+.-]{0,30}:[^ ]* [0-9.]{1,15} [0-9]{8,28} [^ ]* (?:[^ ]+ ){0,5}"
                            + "([0-9]{1,15})\r*");

    /** A header field that says how long the block is. */
    Pattern CONTENT_LENGTH = Pattern.compile("content-length:\\s*([0-9]{1,15})\\s*");

    /** Most empty lines before an ARC record. */
    int MOST_EMPTY_LINES = 3;

    /**
     * Reads a header from where a record should begin.
     *
     * @throws IOException if the bytes can't be read; an {@link EOFException} is a reason, too
     */
    static RecordHead read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        try {
            String first = lines.next();
            for (int i = 0; i < MOST_EMPTY_LINES && first.isEmpty(); i++) {
                first = lines.next();
            }
            if (WARC.matcher(first).matches()) {
                return warc(lines);
            }
            Matcher arc = ARC.matcher(first);
            return arc.matches()
                    ? new Good(lines.count, Long.parseLong(arc.group(1)))
                    : new Bad("no WARC or ARC record begins here");
        } catch (EOFException e) {
            String said = e.getMessage();
            if (said != null) {
                return new Bad(said);
            }
            return new Bad(
                    lines.count == 0
                            ? "it is empty"
                            : lines.count >= MOST_BYTES
                                    ? "no header ends within " + MOST_BYTES + " bytes"
                                    : "the file ends within the header of a record");
        }
    }

    private static RecordHead warc(Lines lines) throws IOException {
        boolean typed = false;
        long length = -1;
        for (String line = lines.next(); !line.strip().isEmpty(); line = lines.next()) {
            String field = line.toLowerCase(Locale.ROOT);
            boolean folded = field.startsWith(" ") || field.startsWith("\t");
            if (!folded && field.indexOf(':') <= 0) {
                return new Bad("a line of the record's header is no field");
            }
            typed |= field.startsWith("warc-type:");
            Matcher said = CONTENT_LENGTH.matcher(field);
            if (length < 0 && said.matches()) {
                length = Long.parseLong(said.group(1));
            }
        }
        if (length < 0 || !typed) {
            return new Bad("the record's header lacks " + (typed ? "Content-Length" : "WARC-Type"));
        }
        return new Good(lines.count, length);
    }

    /** Lines up to {@link #MOST_BYTES} in all. */
    final class Lines {
        private final InputStream in;
        private int count;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line without its line feed. */
        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            while (count < MOST_BYTES) {
                int b = in.read();
                if (b < 0) {
                    throw new EOFException();
                }
                count++;
                if (b == '\n') {
                    return line.toString();
                }
                line.append((char) b);
                if (line.length() == 5 && count == 5 && !mayBegin(line)) {
                    return line.toString();
                }
            }
            throw new EOFException();
        }

        /** Whether a record can begin with these bytes, so that binary data is given up at once. */
        private static boolean mayBegin(CharSequence five) {
            return five.toString().equals("WARC/")
                    || (five.charAt(0) >= 'a' && five.charAt(0) <= 'z');
        }
    }
}
