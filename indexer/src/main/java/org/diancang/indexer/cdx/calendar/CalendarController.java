package org.diancang.indexer.cdx.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.history.UrlHistory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /calendar}: the captures of a URL counted; documented in {@code docs/cdx.md}. */
@RestController
class CalendarController {
    private final UrlHistory history;
    private final CdxSettings settings;
    private final Clock clock;

    CalendarController(UrlHistory history, CdxSettings settings, Clock clock) {
        this.history = history;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    CalendarAnswer calendar(HttpServletRequest request) {
        CalendarQuestion question = CalendarQuestion.of(request.getParameterMap());
        var viewer = new Viewer.Reader(ReaderGroups.of(request));
        return Counting.of(
                question,
                counting ->
                        history.each(
                                question.collection(),
                                question.url(),
                                viewer,
                                new Silence(clock, settings.longestSilence()),
                                counting));
    }
}
