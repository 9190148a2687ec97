package org.diancang.indexer.cdx;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;

/**
 * A regular expression of somebody unknown: RE2's, whose time grows with the text's length and
 * never explodes, and small enough that neither reading nor using it costs much. It has no
 * backreferences and no lookaround; a dot stands for line breaks too. Thread-safe.
 */
public final class BoundedRegex {
    private static final int LONGEST = 500;

    /** Instructions of the compiled expression: each character of a text may cost as many steps. */
    private static final int LARGEST_PROGRAM = 1_000;

    /** RE2 writes repetitions out before it can be asked how large they are. */
    private static final int LARGEST_EXPANSION = 10_000;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    private final Pattern pattern;

    private BoundedRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws RefusedException if it can't be read, or would cost too much
     */
    public static BoundedRegex compile(String text) throws RefusedException {
        if (text.length() > LONGEST) {
            throw new RefusedException("may have at most " + LONGEST + " characters.");
        }
        if (text.length() * repetitions(text) > LARGEST_EXPANSION) {
            throw tooLarge();
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(
                    "can't be read: "
                            + String.valueOf(e.getDescription()).toLowerCase(Locale.ROOT)
                            + ". It is RE2's syntax, without backreferences and lookaround.");
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw tooLarge();
        }
        return new BoundedRegex(pattern);
    }

    /** Whether it matches the whole text. */
    public boolean matches(String text) {
        return pattern.matches(text);
    }

    /** Whether it matches somewhere in the text. */
    public boolean find(String text) {
        return pattern.matcher(text).find();
    }

    /** Whether it matches a beginning of the text. */
    public boolean lookingAt(String text) {
        return pattern.matcher(text).lookingAt();
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** How often a character may be written out at most: as if each repetition held the next. */
    private static double repetitions(String regex) {
        double product = 1;
        var counts = REPETITION.matcher(regex);
        while (counts.find()) {
            String most = counts.group(2) == null ? "" : counts.group(2);
            product *= Math.max(1, Long.parseLong(most.isEmpty() ? counts.group(1) : most));
        }
        return product;
    }

    private static RefusedException tooLarge() {
        return new RefusedException("is too large; use fewer or smaller repetitions {n}.");
    }

    /** Why an expression is not taken: the end of a sentence that begins with what it is. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }

        /** Such as {@code is too large; use fewer or smaller repetitions {n}.} */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
