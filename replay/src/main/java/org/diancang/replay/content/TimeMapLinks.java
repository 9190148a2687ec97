package org.diancang.replay.content;

import java.util.stream.Stream;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;

/**
 * Addresses and links that the TimeMaps of a URL have.
 *
 * @param origin of the content site
 * @param original the URL, fit to stand in a link
 */
record TimeMapLinks(String origin, String original) {
    static TimeMapLinks of(String origin, ArchivedUrl url) {
        return new TimeMapLinks(origin, MementoHeaders.linkable(url.value()));
    }

    String timeGate() {
        return origin + "/timegate/" + original;
    }

    /** Address of the page that starts with a second; the first has the one without. */
    String map(TimeMapForm form, Timestamp start, TimeMapPage page) {
        String digits = start.equals(page.firstMemento()) ? "" : start.digits() + "/";
        return origin + "/timemap/" + form.text() + "/" + digits + original;
    }

    String memento(CdxLine line) {
        return origin
                + ContentPath.of(
                        line.timestamp(), Modifier.NONE, MementoHeaders.linkable(line.url()));
    }

    String memento(Timestamp timestamp) {
        return origin + ContentPath.of(timestamp, Modifier.NONE, original);
    }

    String memento(CdxLine line, String relation) {
        return "<%s>; rel=\"%s\"; datetime=\"%s\""
                .formatted(memento(line), relation, HttpDate.of(line.timestamp().instant()));
    }

    /** What a page links to beside its captures: original, TimeGate, itself, other pages. */
    Stream<String> header(TimeMapForm form, TimeMapPage page) {
        String self =
                "<%s>; rel=\"self\"; type=\"%s\"; from=\"%s\"; until=\"%s\""
                        .formatted(
                                map(form, page.from(), page),
                                form.mediaType(),
                                HttpDate.of(page.from().instant()),
                                HttpDate.of(page.until().instant()));
        Stream<String> own =
                Stream.of(
                        "<" + original + ">; rel=\"original\"",
                        "<" + timeGate() + ">; rel=\"timegate\"",
                        self);
        return page.last()
                .map(
                        last ->
                                Stream.of(
                                                own,
                                                Stream.of(
                                                        page(
                                                                form,
                                                                "first",
                                                                page.firstMemento(),
                                                                page),
                                                        page(form, "last", last, page)),
                                                page.previous().stream()
                                                        .map(t -> page(form, "prev", t, page)),
                                                page.next().stream()
                                                        .map(t -> page(form, "next", t, page)))
                                        .flatMap(s -> s))
                .orElse(own);
    }

    private String page(TimeMapForm form, String relation, Timestamp start, TimeMapPage page) {
        return "<%s>; rel=\"timemap %s\"; type=\"%s\"; from=\"%s\""
                .formatted(
                        map(form, start, page),
                        relation,
                        form.mediaType(),
                        HttpDate.of(start.instant()));
    }
}
