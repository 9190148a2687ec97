package org.diancang.replay.reader.listing;

import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.ArchivedUrls;
import org.diancang.replay.cdx.ArchivedUrls.Range;
import org.diancang.replay.reader.ReaderPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /list?url=…&match=…}: archived URLs of a folder, host or domain. */
@Controller
class ListingController {
    private final ArchivedUrls urls;

    ListingController(ArchivedUrls urls) {
        this.urls = urls;
    }

    @GetMapping("/list")
    ModelAndView list(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "host") String match,
            @RequestParam(defaultValue = "") String after) {
        Optional<ArchivedUrl> archived = ArchivedUrl.parse(url);
        Optional<Range> range = Range.parse(match);
        if (archived.isEmpty() || range.isEmpty()) {
            return ReaderPages.badAddress();
        }
        return urls.list(archived.get(), range.get(), ListingPage.SHOWN, after)
                .map(
                        part ->
                                new ModelAndView("listing")
                                        .addObject(
                                                "page",
                                                ListingPage.of(
                                                        archived.get(), range.get(), after, part)))
                .orElseGet(ReaderPages::badAddress);
    }
}
