package org.diancang.replay.reader;

import org.diancang.replay.cdx.IndexerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what goes wrong: cause, what still works, what to do. */
@ControllerAdvice
class ReaderProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderProblems.class);

    private final ReaderPreferences preferences;

    ReaderProblems(ReaderPreferences preferences) {
        this.preferences = preferences;
    }

    @ExceptionHandler
    ModelAndView indexerUnavailable(
            IndexerUnavailableException e,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            java.util.Locale locale) {
        LOG.warn("{}; the reader is told what still works", e.getMessage());
        response.setHeader("Retry-After", "30");
        return page("unavailable", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("reader", preferences.view(request, locale));
    }

    /** A page whose texts are the messages {@code problem.{kind}.*}. */
    static ModelAndView page(String kind, HttpStatusCode status) {
        ModelAndView page = new ModelAndView("problem", status);
        page.addObject("kind", kind);
        return page;
    }
}
