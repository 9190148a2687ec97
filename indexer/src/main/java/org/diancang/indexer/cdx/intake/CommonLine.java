package org.diancang.indexer.cdx.intake;

import org.diancang.indexer.cdx.Base32;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.CompactLine;

/**
 * Reads a line of CDX 11 as it mostly is, from its bytes to those of key and value, without making
 * an object. What it does not recognise it leaves to the parser of all lines; what it does, it
 * reads as that would. For one thread.
 */
final class CommonLine {
    private static final int COLUMNS = 11;
    private static final int OFFSET_DIGITS = 19;
    private static final int KEY = 0;
    private static final int TIME = 1;
    private static final int URL = 2;
    private static final int MIME = 3;
    private static final int STATUS = 4;
    private static final int DIGEST = 5;
    private static final int REDIRECT = 6;
    private static final int ROBOTFLAGS = 7;
    private static final int LENGTH = 8;
    private static final int OFFSET = 9;
    private static final int FILE = 10;

    private final HostPartitions partitions = new HostPartitions();
    private final int[] starts = new int[COLUMNS + 1];
    private final byte[] sha1 = new byte[Base32.BYTES];

    final CompactBytes key = new CompactBytes(256);
    final CompactBytes value = new CompactBytes(256);

    /**
     * Reads a line into {@link #key} and {@link #value}.
     *
     * @param to behind the last byte, the line feed not included
     * @return its partition; -1 if the line is none of these
     */
    int read(byte[] b, int from, int to) {
        if (!columns(b, from, to) || !isFormed(b)) {
            return -1;
        }
        int host = CommonUrl.hostOf(b, starts[URL], end(URL), starts[KEY], end(KEY));
        if (host < 0) {
            return -1;
        }
        writeKey(b);
        writeValue(b);
        return partitions.of(b, starts[KEY], host);
    }

    private boolean columns(byte[] b, int from, int to) {
        int column = 0;
        starts[0] = from;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (c == ' ') {
                if (++column == COLUMNS || i == starts[column - 1]) {
                    return false;
                }
                starts[column] = i + 1;
            } else if (c < ' ' || c == 0x7f) {
                return false;
            }
        }
        starts[COLUMNS] = to + 1;
        return column == COLUMNS - 1 && starts[FILE] < to;
    }

    private int end(int column) {
        return starts[column + 1] - 1;
    }

    private boolean isFormed(byte[] b) {
        return length(TIME) == CdxTimestamp.DIGITS
                && areDigits(b, TIME)
                && (isAbsent(b, STATUS)
                        || (length(STATUS) == 3
                                && areDigits(b, STATUS)
                                && b[starts[STATUS]] != '0'))
                && (isAbsent(b, LENGTH) || (length(LENGTH) < OFFSET_DIGITS && areDigits(b, LENGTH)))
                && length(OFFSET) < OFFSET_DIGITS
                && areDigits(b, OFFSET);
    }

    private void writeKey(byte[] b) {
        key.clear();
        key.octets(b, starts[KEY], length(KEY));
        key.octet(' ');
        key.octets(b, starts[TIME], length(TIME));
        key.octet(' ');
        key.octets(b, starts[FILE], length(FILE));
        key.octet(' ');
        for (int i = length(OFFSET); i < OFFSET_DIGITS; i++) {
            key.octet('0');
        }
        key.octets(b, starts[OFFSET], length(OFFSET));
    }

    private void writeValue(byte[] b) {
        boolean digest =
                length(DIGEST) == Base32.CHARACTERS && Base32.decode(b, starts[DIGEST], sha1);
        value.clear();
        CompactLine.begin(
                value,
                false,
                !isAbsent(b, MIME),
                !isAbsent(b, STATUS),
                !isAbsent(b, DIGEST),
                !isAbsent(b, REDIRECT),
                !isAbsent(b, ROBOTFLAGS),
                !isAbsent(b, LENGTH),
                digest);
        value.octet(CommonUrl.formOf(b, starts[URL], end(URL)));
        textIfPresent(b, MIME);
        numberIfPresent(b, STATUS);
        if (digest) {
            value.octet(0);
            value.octets(sha1);
        } else {
            textIfPresent(b, DIGEST);
        }
        textIfPresent(b, REDIRECT);
        textIfPresent(b, ROBOTFLAGS);
        numberIfPresent(b, LENGTH);
    }

    private void text(byte[] b, int column) {
        value.number(length(column));
        value.octets(b, starts[column], length(column));
    }

    private void textIfPresent(byte[] b, int column) {
        if (!isAbsent(b, column)) {
            text(b, column);
        }
    }

    private void numberIfPresent(byte[] b, int column) {
        if (!isAbsent(b, column)) {
            long number = 0;
            for (int i = starts[column]; i < end(column); i++) {
                number = number * 10 + (b[i] - '0');
            }
            value.number(number);
        }
    }

    private int length(int column) {
        return end(column) - starts[column];
    }

    private boolean isAbsent(byte[] b, int column) {
        return length(column) == 1 && b[starts[column]] == '-';
    }

    private boolean areDigits(byte[] b, int column) {
        for (int i = starts[column]; i < end(column); i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
