package org.diancang.replay.reader.compare;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.diancang.replay.address.Timestamp;

/**
 * The address of a comparison.
 *
 * @param url that both are versions of
 * @param left the one
 * @param right the other
 * @param show how they are put beside each other
 */
record CompareLink(String url, Timestamp left, Timestamp right, Show show) {
    CompareLink left(Timestamp other) {
        return new CompareLink(url, other, right, show);
    }

    CompareLink right(Timestamp other) {
        return new CompareLink(url, left, other, show);
    }

    CompareLink show(Show other) {
        return new CompareLink(url, left, right, other);
    }

    CompareLink swapped() {
        return new CompareLink(url, right, left, show);
    }

    /** From a change on. */
    String from(int change) {
        return "/compare" + query() + "&from=" + change + "#changes";
    }

    String page() {
        return "/compare" + query();
    }

    String export() {
        return "/compare/export" + query();
    }

    private String query() {
        return "?url="
                + URLEncoder.encode(url, StandardCharsets.UTF_8)
                + "&left="
                + left.digits()
                + "&right="
                + right.digits()
                + (show == Show.BOTH ? "" : "&show=" + show.text());
    }
}
