package org.diancang.replay.reader.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.diancang.replay.reader.PlainRedirect;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.cite.Citation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The start page and the search; an address typed there leads to its calendar. */
@Controller
class SearchController {
    private static final Logger LOG = LoggerFactory.getLogger(SearchController.class);

    private final FullText fullText;
    private final Citation citation;

    SearchController(FullText fullText, Citation citation) {
        this.fullText = fullText;
        this.citation = citation;
    }

    @GetMapping({"/", "/search"})
    ModelAndView search(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        SearchQuestion question = SearchQuestion.of(parameters);
        Optional<ArchivedUrl> url =
                ArchivedUrl.looksLikeUrl(question.q())
                        ? ArchivedUrl.parse(question.q())
                        : Optional.empty();
        if (url.isPresent()) {
            return new ModelAndView(new PlainRedirect(ReaderPath.calendar("", url.get().value())));
        }
        ModelAndView page = new ModelAndView("search");
        page.addObject("question", question);
        page.addObject("unfiltered", question.unfiltered());
        page.addObject("saved", SavedSearches.of(request));
        if (!question.asksSomething()) {
            page.addObject("state", "start");
            return page;
        }
        try {
            Optional<SearchAnswer> answer = fullText.search(question);
            if (answer.isEmpty()) {
                page.addObject("state", "refused");
                page.setStatus(HttpStatus.BAD_REQUEST);
                return page;
            }
            SearchPage found = SearchPage.of(question, answer.get(), citation);
            page.addObject("found", found);
            page.addObject("state", found.hits().isEmpty() ? "empty" : "found");
        } catch (IndexerUnavailableException e) {
            LOG.warn("{}; the reader is told that calendars may still work", e.getMessage());
            page.addObject("state", "unavailable");
            page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return page;
    }
}
