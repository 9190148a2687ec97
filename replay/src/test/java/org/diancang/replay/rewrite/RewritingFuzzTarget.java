package org.diancang.replay.rewrite;

import java.io.IOException;
import java.util.Arrays;

/** What {@code ./diancang check rewriting} has Jazzer call, for the kind that a property names. */
public final class RewritingFuzzTarget {
    private static final RewrittenKind KIND =
            RewrittenKind.valueOf(System.getProperty("rewritten.kind", "PAGE"));

    /** One input in so many is repeated as well: that takes as long as a hundred others. */
    private static final int REPEATED = 64;

    private RewritingFuzzTarget() {}

    /** Loads what judges, which on a busy machine takes longer than an input may. */
    public static void fuzzerInitialize() throws IOException {
        byte[] small = {'<', 'a', '>'};
        KIND.judge(small);
        Growth.isInProportion(KIND, small);
    }

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        KIND.judge(input);
        if (Arrays.hashCode(input) % REPEATED == 0) {
            Growth.isInProportion(KIND, input);
        }
    }
}
