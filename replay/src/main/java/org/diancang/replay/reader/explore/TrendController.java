package org.diancang.replay.reader.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.replay.reader.ReaderFormats;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How often words stand in archived pages, year by year. */
@Controller
class TrendController {
    private static final int MOST_TERMS = 5;

    private final Explored explored;
    private final Answering answering;
    private final MessageSource messages;
    private final ReaderFormats formats;

    TrendController(
            Explored explored, Answering answering, MessageSource messages, ReaderFormats formats) {
        this.explored = explored;
        this.answering = answering;
        this.messages = messages;
        this.formats = formats;
    }

    @GetMapping("/search/trend")
    ModelAndView trend(HttpServletRequest request) {
        List<String> terms = terms(request);
        Narrowing narrowing = Narrowing.of(request);
        ModelAndView page = new ModelAndView("trend");
        page.addObject("terms", terms);
        page.addObject("narrowing", narrowing);
        if (terms.isEmpty()) {
            return page.addObject("state", "start");
        }
        return answering.fill(
                page,
                () -> explored.trend(terms, narrowing).map(found -> TrendPage.of(found, narrowing)),
                (model, found) -> {
                    model.addObject("trend", found);
                    model.addObject("chart", found.chart(sentence(found)));
                    model.addObject("state", found.isFound() ? "found" : "empty");
                });
    }

    /** Read one by one: bound as a list, one term with a comma in it would be two. */
    private static List<String> terms(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameterValues("term"))
                .map(Arrays::stream)
                .map(
                        all ->
                                all.map(String::strip)
                                        .filter(term -> !term.isEmpty())
                                        .distinct()
                                        .limit(MOST_TERMS)
                                        .toList())
                .orElse(List.of());
    }

    private String sentence(TrendPage found) {
        return found.findings().stream()
                .map(
                        f ->
                                f.peak() == null
                                        ? text("trend.nowhere", f.term())
                                        : text(
                                                "trend.finding",
                                                f.term(),
                                                formats.number(f.pages()),
                                                f.peak().toString(),
                                                formats.percent(f.share())))
                .collect(Collectors.joining(" "));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
