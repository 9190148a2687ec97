package org.diancang.launcher.product;

/** Something that the running product does not mend by itself. */
public sealed interface Fault {
    /** What is wrong and what to do, one sentence. */
    String sentence();

    /** A part that is not started again; the others go on. */
    record PartLost(String sentence) implements Fault {}

    /** Nothing may go on, else data could be lost. */
    record MustStop(String sentence) implements Fault {}
}
