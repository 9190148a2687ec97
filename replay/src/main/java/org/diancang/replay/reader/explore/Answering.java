package org.diancang.replay.reader.explore;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Fills a page with what the indexer answers; where it doesn't, the page says so and stands. */
@Component
class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    /**
     * Fills a page; its {@code state} is {@code refused} or {@code unavailable} where nothing is
     * known.
     *
     * @param ask what is asked; empty where the indexer refuses it as it is written
     * @param fill puts what was answered, and a state of its own
     */
    <T> ModelAndView fill(
            ModelAndView page, Supplier<Optional<T>> ask, BiConsumer<ModelAndView, T> fill) {
        try {
            Optional<T> answer = ask.get();
            if (answer.isPresent()) {
                fill.accept(page, answer.get());
            } else {
                page.addObject("state", "refused");
                page.setStatus(HttpStatus.BAD_REQUEST);
            }
        } catch (IndexerUnavailableException e) {
            LOG.warn("{}; the reader is told what still works", e.getMessage());
            page.addObject("state", "unavailable");
            page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return page;
    }
}
