package org.diancang.indexer.fulltext.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of a page that tell its character set: those beyond ASCII, with the few that may belong
 * to them. Read in as many character sets as it takes, in each once. For one thread.
 */
final class CharsetSample {
    /** Bytes of a page that are looked at. */
    static final int SAMPLE_BYTES = 1 << 16;

    /** Bytes that are read several times at most. */
    private static final int TELLING_BYTES = 1 << 12;

    /** The longest sequence of any character set, four bytes, may end in as many of ASCII. */
    private static final int TAIL = 3;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long BEYOND_ASCII = 0x8080808080808080L;

    private final byte[] telling;
    private final int beyondAscii;
    private final Map<Charset, CharsetReading> readings = new HashMap<>();

    private CharsetSample(byte[] telling, int beyondAscii) {
        this.telling = telling;
        this.beyondAscii = beyondAscii;
    }

    static CharsetSample of(byte[] payload) {
        byte[] telling = new byte[Math.min(TELLING_BYTES, payload.length)];
        int kept = 0;
        int beyond = 0;
        int tail = 0;
        int end = Math.min(payload.length, SAMPLE_BYTES);
        for (int i = 0; i < end && kept < telling.length; i++) {
            while (tail == 0
                    && i + Long.BYTES < end
                    && ((long) EIGHT.get(payload, i) & BEYOND_ASCII) == 0) {
                i += Long.BYTES;
            }
            byte b = payload[i];
            if (b < 0) {
                beyond++;
                tail = TAIL;
                telling[kept++] = b;
            } else if (tail > 0) {
                tail--;
                telling[kept++] = b;
            }
        }
        return new CharsetSample(Arrays.copyOf(telling, kept), beyond);
    }

    /** Bytes beyond ASCII among those that are looked at. */
    int beyondAscii() {
        return beyondAscii;
    }

    /** The bytes that tell; not to be changed. */
    byte[] telling() {
        return telling;
    }

    CharsetReading read(Charset charset) {
        return readings.computeIfAbsent(charset, set -> CharsetReading.of(set, telling));
    }
}
