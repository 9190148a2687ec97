package org.diancang.indexer.cdx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow: single ones, numbers in LEB128, texts in UTF-8 after their length in bytes. */
public final class CompactBytes {
    private byte[] bytes;
    private int length;

    /**
     * @param expected bytes that it will have, about
     */
    public CompactBytes(int expected) {
        bytes = new byte[Math.max(expected, 16)];
    }

    /** Bytes so far. */
    public int length() {
        return length;
    }

    /** Forgets all bytes. */
    public void clear() {
        length = 0;
    }

    /** One byte. */
    public void octet(int octet) {
        room(1);
        bytes[length++] = (byte) octet;
    }

    /** A number of 0 or more. */
    public void number(long number) {
        room(10);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** These bytes. */
    public void octets(byte[] some) {
        octets(some, 0, some.length);
    }

    /** All of another's bytes. */
    public void octets(CompactBytes some) {
        octets(some.bytes, 0, some.length);
    }

    /** Some of these bytes. */
    public void octets(byte[] some, int from, int count) {
        room(count);
        System.arraycopy(some, from, bytes, length, count);
        length += count;
    }

    /** A text of ASCII characters, without its length. */
    void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** A number of 0 or more in decimal digits. */
    void decimal(long number) {
        room(20);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** The text of the digest that begins at a place. */
    void base32(byte[] digest, int from) {
        room(Base32.CHARACTERS);
        Base32.encode(digest, from, bytes, length);
        length += Base32.CHARACTERS;
    }

    /** A text of another's, in which what would break columns is percent-encoded. */
    void column(Reader text, int count) {
        int from = text.skip(count);
        for (int i = from; i < from + count; i++) {
            byte b = text.bytes[i];
            if ((b >= 0 && b <= ' ') || b == 0x7f) {
                octets(
                        CdxKey.sortable(new String(text.bytes, from, count, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        octets(text.bytes, from, count);
    }

    /** A text; nothing where there is none. */
    public void text(@Nullable String text) {
        if (text != null) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            octets(utf8);
        }
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** Reads the same; throws {@link IndexOutOfBoundsException} beyond the end. */
    public static final class Reader {
        private final byte[] bytes;
        private int at;

        /**
         * @param from place of the first byte
         */
        public Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        /** Whether the end is reached. */
        public boolean isAtEnd() {
            return at >= bytes.length;
        }

        /** One byte, 0 to 255. */
        public int octet() {
            return bytes[at++] & 0xff;
        }

        /**
         * A number of 0 or more.
         *
         * @throws ArithmeticException if it is longer than 63 bits
         */
        public long number() {
            long number = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                int octet = octet();
                number |= (long) (octet & 0x7f) << shift;
                if (octet < 0x80) {
                    return number;
                }
            }
            throw new ArithmeticException("number of more than 63 bits");
        }

        /** So many bytes. */
        public byte[] octets(int count) {
            if (count < 0 || count > bytes.length - at) {
                throw new IndexOutOfBoundsException("no " + count + " bytes left");
            }
            at += count;
            return Arrays.copyOfRange(bytes, at - count, at);
        }

        /**
         * Passes bytes over.
         *
         * @return where the first of them is
         */
        int skip(int count) {
            if (count < 0 || count > bytes.length - at) {
                throw new IndexOutOfBoundsException("no " + count + " bytes left");
            }
            at += count;
            return at - count;
        }

        /** A text after its length. */
        public String text() {
            return new String(octets(Math.toIntExact(number())), StandardCharsets.UTF_8);
        }
    }
}
