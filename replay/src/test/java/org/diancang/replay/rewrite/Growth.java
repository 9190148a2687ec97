package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What four times as much takes, against once: work as the thread's own processor time, which other
 * programs don't lengthen, and memory as what it allocates.
 */
final class Growth {
    private static final int ONCE = 32 * 1024;
    private static final int TIMES = 4;

    /** Linear is 4, quadratic 16. */
    private static final double MOST = 9;

    /** What takes less can't be told from the noise of collector and compiler. */
    private static final long NOISE = Duration.ofMillis(60).toNanos();

    private static final long LITTLE = 16 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Work(long nanos, long bytes) {
        Work least(Work other) {
            return new Work(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
        }
    }

    private Growth() {}

    /** Fails if an input, repeated, takes more than in proportion. */
    static void isInProportion(RewrittenKind kind, byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        int repeats = Math.max(1, ONCE / input.length);
        byte[] once = repeated(input, repeats);
        byte[] often = repeated(input, repeats * TIMES);
        Work one = work(kind, once);
        Work four = work(kind, often);
        for (int i = 0; i < 2 && isTooMuch(one, four); i++) {
            one = one.least(work(kind, once));
            four = four.least(work(kind, often));
        }
        assertThat(isTooMuch(one, four)).as("%s, then %s, times %d", one, four, TIMES).isFalse();
    }

    /** What is allocated for each byte, most of which is free again at once. */
    static long bytesOfEach(RewrittenKind kind, byte[] input) throws IOException {
        byte[] once = repeated(input, Math.max(1, ONCE / input.length));
        return work(kind, once).least(work(kind, once)).bytes() / once.length;
    }

    private static boolean isTooMuch(Work one, Work four) {
        boolean longer = four.nanos() > NOISE && four.nanos() > MOST * one.nanos();
        boolean larger = four.bytes() > LITTLE && four.bytes() > MOST * one.bytes();
        return longer || larger;
    }

    private static Work work(RewrittenKind kind, byte[] input) throws IOException {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        kind.rewritten(input);
        return new Work(
                THREADS.getCurrentThreadCpuTime() - nanos,
                THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** Whole ones: a text that ends in the middle of a character is another text. */
    private static byte[] repeated(byte[] input, int times) {
        byte[] all = new byte[input.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = input[i % input.length];
        }
        return all;
    }
}
