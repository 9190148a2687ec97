package org.diancang.replay.reader.frame;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPath;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for a URL that was never captured: says so, and what there is of its host. */
@Component
public class MissingPages {
    private static final int LOOKED_AT = 500;
    private static final int OFFERED = 10;

    private final CdxServer cdx;

    MissingPages(CdxServer cdx) {
        this.cdx = cdx;
    }

    /** Another URL of the same host, its latest capture, and its calendar. */
    public record Neighbour(String url, Instant latest, String calendar) {}

    /** The page for a URL, with status 404. */
    public ModelAndView of(ArchivedUrl url) {
        ModelAndView page = new ModelAndView("missing", HttpStatus.NOT_FOUND);
        page.addObject("url", url.value());
        page.addObject("host", url.host());
        page.addObject("neighbours", neighbours(url));
        return page;
    }

    private List<Neighbour> neighbours(ArchivedUrl url) {
        Map<String, CdxLine> latest = new LinkedHashMap<>();
        ArchivedUrl.parse("http://" + url.host() + "/").stream()
                .flatMap(host -> cdx.below(host, LOOKED_AT).stream())
                .filter(line -> line.status() == 200 && line.url().startsWith("http"))
                .filter(line -> line.mime().contains("html") || line.isRevisit())
                .forEach(line -> latest.put(line.urlkey(), line));
        return latest.values().stream()
                .limit(OFFERED)
                .map(
                        line ->
                                new Neighbour(
                                        line.url(),
                                        line.capturedAt(),
                                        ReaderPath.calendar("", line.url())))
                .toList();
    }
}
