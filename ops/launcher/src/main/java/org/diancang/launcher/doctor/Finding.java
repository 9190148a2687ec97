package org.diancang.launcher.doctor;

/**
 * What one check found.
 *
 * @param outcome whether it is well
 * @param name of the check
 * @param sentence what was seen; where it is not well, what is wrong and what to do
 */
public record Finding(Outcome outcome, String name, String sentence) {
    /** How a check ended. */
    public enum Outcome {
        /** It is well. */
        OK,
        /** Something needed is missing. */
        MISSING,
        /** Something is missing that only some can do without. */
        NOTE
    }

    static Finding ok(String name, String sentence) {
        return new Finding(Outcome.OK, name, sentence);
    }

    static Finding missing(String name, String sentence) {
        return new Finding(Outcome.MISSING, name, sentence);
    }

    static Finding note(String name, String sentence) {
        return new Finding(Outcome.NOTE, name, sentence);
    }
}
