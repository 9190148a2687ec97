package org.diancang.replay.content;

import java.util.Optional;
import org.diancang.replay.address.Timestamp;

/**
 * One page of a TimeMap: the captures from one second up to where the next page starts. Pages are
 * named by the second that they start with, so that new captures move none but the last.
 *
 * @param from second of its first capture
 * @param until second of its last capture
 * @param previous where the page before it starts
 * @param next where the page after it starts
 * @param last where the last page starts; empty where there is no other page
 * @param firstMemento second of the URL's earliest capture, with which the first page starts
 * @param lastMemento second of the URL's latest capture
 */
record TimeMapPage(
        Timestamp from,
        Timestamp until,
        Optional<Timestamp> previous,
        Optional<Timestamp> next,
        Optional<Timestamp> last,
        Timestamp firstMemento,
        Timestamp lastMemento) {

    /** Relation of one of its captures to the others of the URL (RFC 7089 §2.2.4). */
    String relation(Timestamp capture) {
        return (capture.equals(firstMemento) ? "first " : "")
                + (capture.equals(lastMemento) ? "last " : "")
                + "memento";
    }
}
