package org.diancang.stack;

import java.util.List;

/**
 * With which of the JVM's compilers long-running parts work. Where few cores are shared by the
 * whole product, the thorough compiler takes longer from the others than its code gives back.
 */
public final class QuickCompiler {
    private static final int FEW_CORES = 4;

    private QuickCompiler() {}

    /** Options of a JVM on this machine: the quick compiler alone, or none. */
    public static List<String> whereCoresAreFew() {
        return Runtime.getRuntime().availableProcessors() <= FEW_CORES
                ? List.of("-XX:TieredStopAtLevel=1")
                : List.of();
    }
}
