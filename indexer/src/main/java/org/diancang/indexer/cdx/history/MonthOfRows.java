package org.diancang.indexer.cdx.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.cdx.CaptureKind;

/** Captures of one URL in one month, in few bytes; immutable. */
public final class MonthOfRows {
    /** No captures. */
    static final MonthOfRows NONE = new Collector(0).rows();

    /** What a capture takes, about. */
    static final int BYTES = 16;

    private final int month;
    private final int[] rests;
    private final long[] digests;
    private final int[] kinds;
    private final CaptureKind[] kindsThereAre;

    private MonthOfRows(
            int month, int[] rests, long[] digests, int[] kinds, List<CaptureKind> kindsThereAre) {
        this.month = month;
        this.rests = rests;
        this.digests = digests;
        this.kinds = kinds;
        this.kindsThereAre = kindsThereAre.toArray(CaptureKind[]::new);
    }

    /** Year and month in six digits. */
    public int month() {
        return month;
    }

    /** How many captures it has. */
    public int size() {
        return rests.length;
    }

    long time(int row) {
        return month * CaptureTime.MONTH + rests[row];
    }

    long digest(int row) {
        return digests[row];
    }

    CaptureKind kind(int row) {
        return kindsThereAre[kinds[row]];
    }

    /** Takes the captures of a month in their order. Used by one thread. */
    public static final class Collector {
        private final int month;
        private int[] rests = new int[64];
        private long[] digests = new long[64];
        private int[] kinds = new int[64];
        private int size;
        private final List<CaptureKind> kindsThereAre = new ArrayList<>();
        private final Map<CaptureKind, Integer> places = new IdentityHashMap<>();
        private CaptureKind lastKind = new CaptureKind("", null, 0, false);
        private int lastPlace;

        public Collector(int month) {
            this.month = month;
        }

        /** One more, of this month. */
        public void add(long time, long digest, CaptureKind kind) {
            if (size == rests.length) {
                int more = size * 2;
                rests = Arrays.copyOf(rests, more);
                digests = Arrays.copyOf(digests, more);
                kinds = Arrays.copyOf(kinds, more);
            }
            rests[size] = (int) (time % CaptureTime.MONTH);
            digests[size] = digest;
            kinds[size++] = place(kind);
        }

        private int place(CaptureKind kind) {
            if (kind != lastKind) {
                lastPlace =
                        places.computeIfAbsent(
                                kind,
                                added -> {
                                    kindsThereAre.add(added);
                                    return kindsThereAre.size() - 1;
                                });
                lastKind = kind;
            }
            return lastPlace;
        }

        /** How many it has taken. */
        public int size() {
            return size;
        }

        /** The month. */
        public MonthOfRows rows() {
            return new MonthOfRows(
                    month,
                    Arrays.copyOf(rests, size),
                    Arrays.copyOf(digests, size),
                    Arrays.copyOf(kinds, size),
                    kindsThereAre);
        }
    }
}
