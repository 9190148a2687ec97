package org.diancang.replay.reader.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.PayloadCheck;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPages;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.screenshot.Screenshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /{timestamp}/{url}}: the banner, and below it the archived page from its own origin. */
@Controller
class FrameController {
    /** A page of the most captured URL is to open as fast as one of any other. */
    private static final int MOST_COUNTED = 1_000;

    private final Captures captures;
    private final CdxServer cdx;
    private final PayloadCheck check;
    private final MissingPages missing;
    private final Screenshots screenshots;
    private final String contentOrigin;

    FrameController(
            Captures captures,
            CdxServer cdx,
            PayloadCheck check,
            MissingPages missing,
            Screenshots screenshots,
            ReplaySettings settings) {
        this.captures = captures;
        this.cdx = cdx;
        this.check = check;
        this.missing = missing;
        this.screenshots = screenshots;
        this.contentOrigin = settings.content().origin();
    }

    @GetMapping("/_frame")
    @Nullable ModelAndView frame(HttpServletRequest request, HttpServletResponse response) {
        Optional<ReaderPath> path = ReaderPath.of(request);
        if (path.isEmpty()) {
            return ReaderPages.noSuchPage();
        }
        Optional<ArchivedUrl> url = path.get().archivedUrl();
        Optional<Timestamp> timestamp = Timestamp.parse(path.get().digits());
        if (url.isEmpty() || timestamp.isEmpty()) {
            return ReaderPages.badAddress();
        }
        Optional<CdxLine> line = captures.nearest(url.get(), timestamp.get());
        if (line.isEmpty()) {
            return missing.of(url.get());
        }
        if (!line.get().timestamp().digits().equals(path.get().digits())) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(
                    "Location", ReaderPath.frame(line.get().timestamp(), url.get().value()));
            return null;
        }
        ModelAndView page = new ModelAndView("frame");
        PayloadCheck.Finding finding = check.check(line.get());
        page.addObject("page", page(url.get(), line.get()));
        page.addObject("finding", finding);
        if (screenshots.areMade()) {
            String target = ReaderPath.inPath(url.get().value());
            Timestamp at = line.get().timestamp();
            page.addObject(
                    "picture", contentOrigin + ContentPath.of(at, Modifier.SCREENSHOT, target));
        }
        page.addObject("verdict", finding.word());
        return page;
    }

    /**
     * However many versions there are, so many seconds are read at most; of a URL with more,
     * versions are neither counted nor numbered.
     */
    private FramePage page(ArchivedUrl url, CdxLine line) {
        List<Timestamp> times = cdx.timesFrom(url, Optional.empty(), MOST_COUNTED + 1);
        if (times.size() <= MOST_COUNTED) {
            return FramePage.of(url, line, times, contentOrigin);
        }
        Instant second = line.timestamp().instant();
        Optional<Timestamp> before = Optional.of(Timestamp.of(second.minusSeconds(1)));
        Optional<Timestamp> after = Optional.of(Timestamp.of(second.plusSeconds(1)));
        List<Timestamp> near = new ArrayList<>(cdx.timesBackFrom(url, before, 1));
        near.add(line.timestamp());
        near.addAll(cdx.timesFrom(url, after, 1));
        return FramePage.of(url, line, near, contentOrigin).uncounted();
    }
}
