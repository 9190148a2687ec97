package org.diancang.replay.capture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;

/**
 * A capture among the others of its URL (RFC 7089 §2.2.4). What is absent is not there, or not
 * known without asking the index again.
 *
 * @param line the capture
 * @param first second of the earliest capture
 * @param previous second of the capture before it
 * @param next second of the capture after it
 * @param last second of the latest capture
 */
public record Neighbours(
        CdxLine line,
        Optional<Timestamp> first,
        Optional<Timestamp> previous,
        Optional<Timestamp> next,
        Optional<Timestamp> last) {

    /**
     * Finds the neighbours among the captures nearest to a moment: of those that are before the
     * capture the latest is the previous one, since whatever lies between is nearer.
     *
     * @param all whether these are all captures of the URL
     */
    static Neighbours of(CdxLine line, List<CdxLine> nearest, boolean all) {
        List<Timestamp> times = nearest.stream().map(CdxLine::timestamp).sorted().toList();
        Timestamp own = line.timestamp();
        return new Neighbours(
                line,
                all ? Optional.of(times.getFirst()) : Optional.empty(),
                times.stream().filter(t -> t.compareTo(own) < 0).max(Comparator.naturalOrder()),
                times.stream().filter(t -> t.compareTo(own) > 0).min(Comparator.naturalOrder()),
                all ? Optional.of(times.getLast()) : Optional.empty());
    }

    /** Of a capture whose neighbours were not looked for. */
    public static Neighbours alone(CdxLine line) {
        return new Neighbours(
                line, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with the ends that were looked up. */
    Neighbours between(List<Timestamp> earliest, List<Timestamp> latest) {
        return new Neighbours(
                line, earliest.stream().findFirst(), previous, next, latest.stream().findFirst());
    }
}
