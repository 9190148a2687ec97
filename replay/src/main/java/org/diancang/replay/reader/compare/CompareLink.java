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
 * @param textOnly whether the pages themselves are left out
 */
record CompareLink(String url, Timestamp left, Timestamp right, boolean textOnly) {
    CompareLink left(Timestamp other) {
        return new CompareLink(url, other, right, textOnly);
    }

    CompareLink right(Timestamp other) {
        return new CompareLink(url, left, other, textOnly);
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
                + (textOnly ? "&show=text" : "");
    }
}
