package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Neighbours;
import org.springframework.stereotype.Component;

/** The headers of RFC 7089. */
@Component
public final class MementoHeaders {
    /** Longer addresses would fill a header four times over. */
    private static final int LONGEST_LINKED = 4000;

    /** Longer ones are linked once, and not with all their neighbours. */
    static final int LONGEST_OFTEN_LINKED = 1000;

    private final String origin;

    MementoHeaders(ReplaySettings settings) {
        this.origin = settings.content().origin();
    }

    String origin() {
        return origin;
    }

    /** Marks an answer as a memento of a URL (RFC 7089 §2.1). */
    public void memento(HttpServletResponse response, ArchivedUrl url, Neighbours found) {
        response.setHeader("Memento-Datetime", HttpDate.of(found.line().timestamp().instant()));
        links(response, url);
        neighbours(response, url, found);
    }

    /** Links to a memento and to those around it, each once with all its relations (§2.2.4). */
    void neighbours(HttpServletResponse response, ArchivedUrl url, Neighbours found) {
        if (linkable(url.value()).length() > LONGEST_LINKED) {
            return;
        }
        Timestamp own = found.line().timestamp();
        SortedMap<Timestamp, String> relations = new TreeMap<>();
        relations.put(own, "memento");
        if (linkable(url.value()).length() <= LONGEST_OFTEN_LINKED) {
            relate(relations, found.next(), "next ");
            relate(relations, found.previous(), "prev ");
            relate(relations, found.last(), "last ");
            relate(relations, found.first(), "first ");
        }
        relations.forEach(
                (t, relation) -> response.addHeader("Link", memento(url.value(), t, relation)));
    }

    private static void relate(
            SortedMap<Timestamp, String> relations, Optional<Timestamp> time, String relation) {
        time.ifPresent(t -> relations.put(t, relation + relations.getOrDefault(t, "memento")));
    }

    /** Links to original, timegate and timemap. */
    public void links(HttpServletResponse response, ArchivedUrl url) {
        String target = linkable(url.value());
        if (target.length() > LONGEST_LINKED) {
            return;
        }
        // With each request: joined, since a format is read anew each time.
        response.addHeader(
                "Link",
                "<"
                        + target
                        + ">; rel=\"original\", "
                        + "<"
                        + origin
                        + "/timegate/"
                        + target
                        + ">; rel=\"timegate\", "
                        + "<"
                        + origin
                        + "/timemap/link/"
                        + target
                        + ">; rel=\"timemap\";"
                        + " type=\"application/link-format\"");
    }

    String memento(String url, Timestamp timestamp, String relation) {
        String path = ContentPath.of(timestamp, Modifier.NONE, linkable(url));
        String date = HttpDate.of(timestamp.instant());
        return "<" + origin + path + ">; rel=\"" + relation + "\"; datetime=\"" + date + "\"";
    }

    /** What would end the angle brackets, or isn't ASCII, can't stand in a link. */
    static String linkable(String url) {
        return org.diancang.replay.address.UrlCharacters.escape(
                url, java.nio.charset.StandardCharsets.UTF_8);
    }
}
