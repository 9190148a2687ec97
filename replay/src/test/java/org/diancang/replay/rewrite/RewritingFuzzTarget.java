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

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        KIND.judge(input);
        if (Arrays.hashCode(input) % REPEATED == 0) {
            Growth.isInProportion(KIND, input);
        }
    }
}
