package org.diancang.replay.content;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.capture.Capture;

/**
 * The part of a representation that a capture with status 206 holds (RFC 9110 §14.4): all else of
 * it was never archived.
 *
 * @param first byte that is held, counted from the representation's start
 * @param last byte that is held, inclusive
 * @param total bytes of the representation, where the server said so
 */
record RecordedPart(long first, long last, OptionalLong total) {
    private static final Pattern FORM =
            Pattern.compile("(?i)bytes\\s+([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

    /** The part that a capture holds; empty where its status is another or it doesn't say which. */
    static Optional<RecordedPart> of(Capture capture) {
        return capture.status() == 206
                ? capture.header("Content-Range")
                        .flatMap(header -> parse(header, capture.recordedLength()))
                : Optional.empty();
    }

    /**
     * Reads a {@code Content-Range}.
     *
     * @param held bytes that stand in the record; fewer than the header says where it is cut short
     */
    static Optional<RecordedPart> parse(String header, OptionalLong held) {
        Matcher m = FORM.matcher(header.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(m.group(1));
        long said = Long.parseLong(m.group(2));
        OptionalLong total =
                m.group(3).equals("*")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(m.group(3)));
        long last = Math.min(said, held.isPresent() ? first + held.getAsLong() - 1 : said);
        return last < first || (total.isPresent() && said >= total.getAsLong())
                ? Optional.empty()
                : Optional.of(new RecordedPart(first, last, total));
    }

    /** Whether nothing is missing: players ask for {@code bytes=0-} and mean the whole. */
    boolean isWhole() {
        return first == 0 && total.isPresent() && last == total.getAsLong() - 1;
    }

    /** Bytes of the representation, or so many that none is beyond. */
    long totalOrMore() {
        return total.orElse(Long.MAX_VALUE);
    }

    /** {@code Content-Range} of bytes out of it. */
    String contentRange(long from, long to) {
        return "bytes "
                + from
                + "-"
                + to
                + "/"
                + (total.isPresent() ? Long.toString(total.getAsLong()) : "*");
    }
}
