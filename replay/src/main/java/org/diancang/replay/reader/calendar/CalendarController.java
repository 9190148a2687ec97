package org.diancang.replay.reader.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPages;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.frame.MissingPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /*}{@code /{url}}: all versions of a URL by year, month and day. */
@Controller
class CalendarController {
    private final CdxServer cdx;
    private final MissingPages missing;

    CalendarController(CdxServer cdx, MissingPages missing) {
        this.cdx = cdx;
        this.missing = missing;
    }

    @GetMapping("/_calendar")
    ModelAndView calendar(HttpServletRequest request) {
        Optional<ReaderPath> path = ReaderPath.of(request);
        if (path.isEmpty()) {
            return ReaderPages.noSuchPage();
        }
        Optional<ArchivedUrl> url = path.get().archivedUrl();
        if (url.isEmpty()) {
            return ReaderPages.badAddress();
        }
        List<CdxLine> lines = cdx.all(url.get());
        if (lines.isEmpty()) {
            return missing.of(url.get());
        }
        ModelAndView page = new ModelAndView("calendar");
        page.addObject("calendar", CalendarPage.of(url.get(), lines, path.get().digits()));
        return page;
    }
}
