package org.diancang.indexer.cdx.store;

import org.diancang.indexer.cdx.CdxKey;

/**
 * Key of a line as stores keep it: that of {@link CdxKey#toBytes()}, in which the timestamp and the
 * offset are numbers of 6 and 8 bytes, the highest first, so that the order of bytes stays the
 * same: {@code urlkey SPACE time file SPACE offset}. Digits of which few repeat take twice as many
 * bytes, compressed as well, and spoil the compression of what stands beside them. Only lines of
 * one URL and one second may lie in another order than their keys, where the name of a file is that
 * of another with a space behind; nothing is asked for between those.
 */
final class PackedKey {
    private static final int TIME_DIGITS = 14;
    private static final int OFFSET_DIGITS = 19;
    private static final int TIME = 6;
    private static final int OFFSET = 8;

    /** A packed key is so much shorter; the space behind the timestamp is left out. */
    private static final int SAVED = TIME_DIGITS - TIME + 1 + OFFSET_DIGITS - OFFSET;

    private PackedKey() {}

    /**
     * A key packed, behind some bytes.
     *
     * @param before bytes to leave free before it
     * @param key for which {@link CdxKey#isOne} holds
     */
    static byte[] of(byte[] key, int before) {
        int time = space(key, 0) + 1;
        int offset = key.length - OFFSET_DIGITS;
        byte[] packed = new byte[before + key.length - SAVED];
        System.arraycopy(key, 0, packed, before, time);
        int at = before + time;
        put(number(key, time, time + TIME_DIGITS), TIME, packed, at);
        at += TIME;
        int file = time + TIME_DIGITS + 1;
        System.arraycopy(key, file, packed, at, offset - file);
        put(number(key, offset, key.length), OFFSET, packed, at + offset - file);
        return packed;
    }

    /**
     * The key that was packed.
     *
     * @param before bytes that stand before it
     */
    static byte[] read(byte[] packed, int before) {
        int time = space(packed, before) + 1;
        int offset = packed.length - OFFSET;
        byte[] key = new byte[packed.length - before + SAVED];
        System.arraycopy(packed, before, key, 0, time - before);
        int at = time - before + TIME_DIGITS;
        digits(get(packed, time, TIME), key, at, TIME_DIGITS);
        key[at++] = CdxKey.SEPARATOR;
        int file = time + TIME;
        System.arraycopy(packed, file, key, at, offset - file);
        digits(get(packed, offset, OFFSET), key, key.length, OFFSET_DIGITS);
        return key;
    }

    /**
     * What packed keys are compared with instead of comparing keys with a bound, which is a key or
     * the beginning of one, with a byte above all behind it or not.
     *
     * @param before bytes to leave free before it
     */
    static byte[] bound(byte[] bound, int before) {
        if (CdxKey.isOne(bound)) {
            return of(bound, before);
        }
        int space = space(bound, 0);
        if (space == bound.length) {
            byte[] same = new byte[before + space];
            System.arraycopy(bound, 0, same, before, space);
            return same;
        }
        int time = space + 1;
        int rest = time;
        while (rest < bound.length && rest < time + TIME_DIGITS && isDigit(bound[rest])) {
            rest++;
        }
        boolean above = rest < bound.length && (bound[rest] & 0xff) > '9';
        int missing = time + TIME_DIGITS - rest;
        long number = number(bound, time, rest);
        for (int i = 0; i < missing; i++) {
            number = number * 10 + (above ? 9 : 0);
        }
        // What follows a whole timestamp is a space and a file, or a byte above all.
        int file = missing == 0 && rest < bound.length && !above ? rest + 1 : rest;
        byte[] packed = new byte[before + time + TIME + bound.length - file];
        System.arraycopy(bound, 0, packed, before, time);
        put(number, TIME, packed, before + time);
        System.arraycopy(bound, file, packed, before + time + TIME, bound.length - file);
        return packed;
    }

    private static int space(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != CdxKey.SEPARATOR) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static long number(byte[] digits, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }

    private static void digits(long number, byte[] to, int end, int count) {
        long rest = number;
        for (int i = end - 1; i >= end - count; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static void put(long number, int bytes, byte[] to, int at) {
        for (int i = 0; i < bytes; i++) {
            to[at + i] = (byte) (number >>> 8 * (bytes - 1 - i));
        }
    }

    private static long get(byte[] from, int at, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | from[at + i] & 0xff;
        }
        return number;
    }
}
