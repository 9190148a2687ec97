package org.diancang.replay.content;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Range} header asks of a representation (RFC 9110 §14.2). A header that is
 * malformed, has another unit or several ranges is ignored, as §14.2 allows: answers of many parts
 * are what attackers ask for and players don't.
 */
sealed interface RangeRequest {
    /** All of it. */
    record Whole() implements RangeRequest {}

    /** None of the range lies within the representation. */
    record Unsatisfiable() implements RangeRequest {}

    /**
     * Some of it.
     *
     * @param first byte, from 0
     * @param last byte, inclusive
     */
    record Part(long first, long last) implements RangeRequest {
        long length() {
            return last - first + 1;
        }
    }

    /** Reads a header against the length of a representation, in bytes. */
    static RangeRequest parse(String header, long length) {
        Matcher m = Form.ONE.matcher(header.strip());
        if (!m.matches() || length <= 0) {
            return new Whole();
        }
        if (m.group(1).isEmpty()) {
            long suffix = Form.number(m.group(2));
            if (m.group(2).isEmpty()) {
                return new Whole();
            }
            return suffix == 0
                    ? new Unsatisfiable()
                    : new Part(Math.max(0, length - suffix), length - 1);
        }
        long first = Form.number(m.group(1));
        long last = m.group(2).isEmpty() ? Long.MAX_VALUE : Form.number(m.group(2));
        if (last < first) {
            return new Whole();
        }
        return first >= length ? new Unsatisfiable() : new Part(first, Math.min(last, length - 1));
    }

    /** The one form that is understood. */
    final class Form {
        private static final Pattern ONE =
                Pattern.compile("(?i)bytes=[\\t ]*,?[\\t ]*([0-9]{0,400})-([0-9]{0,400})[\\t ]*,?");
        private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

        private Form() {}

        /** Positions have no upper bound in the grammar; what no file reaches is the same to us. */
        private static long number(String digits) {
            return digits.isEmpty() ? 0 : new BigInteger(digits).min(MOST).longValue();
        }
    }
}
