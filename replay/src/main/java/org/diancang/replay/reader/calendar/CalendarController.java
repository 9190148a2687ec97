package org.diancang.replay.reader.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.Calendars;
import org.diancang.replay.cdx.CountedCaptures;
import org.diancang.replay.reader.PlainRedirect;
import org.diancang.replay.reader.ReaderPages;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.frame.MissingPages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /*}{@code /{url}}: all versions of a URL by year, month and day. */
@Controller
class CalendarController {
    /** Digits of a timestamp. */
    private static final int WHOLE = 14;

    private final Calendars calendars;
    private final Captures captures;
    private final MissingPages missing;

    CalendarController(Calendars calendars, Captures captures, MissingPages missing) {
        this.calendars = calendars;
        this.captures = captures;
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
        String digits = path.get().digits();
        if (digits.length() == WHOLE && Timestamp.parse(digits).isEmpty()) {
            return ReaderPages.badAddress();
        }
        Optional<CountedCaptures> found = calendars.find(url.get(), digits);
        if (found.isEmpty()) {
            return missing.of(url.get());
        }
        ModelAndView page = new ModelAndView("calendar");
        page.addObject("calendar", CalendarPage.of(url.get(), found.get()));
        page.addObject("siteLink", siteLink(url.get(), found.get()));
        return page;
    }

    /** The page about the site that the latest capture belongs to; null where that isn't known. */
    private @Nullable String siteLink(ArchivedUrl url, CountedCaptures counted) {
        return captures.nearest(url, Timestamp.of(counted.latest().at()))
                .flatMap(line -> ReaderPath.site(line.siteId()))
                .orElse(null);
    }

    /**
     * Where the buttons of a calendar of a long URL lead: a version by 14 digits, or a day; with an
     * asterisk behind 14, what was captured that day up to then.
     */
    @GetMapping("/open")
    ModelAndView open(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String at) {
        Optional<ArchivedUrl> archived = ArchivedUrl.parse(url);
        if (archived.isEmpty() || !at.matches("[0-9]{0,10}|[0-9]{14}\\*?")) {
            return ReaderPages.badAddress();
        }
        String target =
                at.length() == WHOLE
                        ? Timestamp.parse(at)
                                .map(t -> ReaderPath.frame(t, archived.get().value()))
                                .orElse("")
                        : ReaderPath.calendar(at.replace("*", ""), archived.get().value());
        return target.isEmpty()
                ? ReaderPages.badAddress()
                : new ModelAndView(new PlainRedirect(target));
    }
}
