package org.diancang.stack;

/** How a process ended, in words. */
public final class Ending {
    private static final int SIGNALLED = 128;
    private static final int KILL = 9;
    private static final int MOST_SIGNALS = 64;

    private Ending() {}

    /** Such as {@code ended with code 1}; a code above 128 is a signal. */
    public static String of(int code) {
        int signal = code - SIGNALLED;
        if (signal <= 0 || signal > MOST_SIGNALS) {
            return "ended with code " + code;
        }
        return signal == KILL
                ? "was killed (signal 9, which the system also sends when memory runs out)"
                : "was ended by signal " + signal;
    }
}
