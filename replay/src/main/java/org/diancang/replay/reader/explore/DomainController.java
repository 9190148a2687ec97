package org.diancang.replay.reader.explore;

import java.util.Locale;
import java.util.Optional;
import org.diancang.replay.reader.ReaderFormats;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What there is of a domain by year, type and host, and which others it is linked with. */
@Controller
class DomainController {
    private static final int LONGEST = 253;

    private final Explored explored;
    private final Answering answering;
    private final MessageSource messages;
    private final ReaderFormats formats;

    DomainController(
            Explored explored, Answering answering, MessageSource messages, ReaderFormats formats) {
        this.explored = explored;
        this.answering = answering;
        this.messages = messages;
        this.formats = formats;
    }

    private record Known(DomainAnswer domain, LinksAnswer in, LinksAnswer out) {}

    @GetMapping("/search/domain")
    ModelAndView domain(@RequestParam(defaultValue = "") String domain) {
        String name = domain.strip().toLowerCase(Locale.ROOT);
        ModelAndView page = new ModelAndView("domain");
        page.addObject("domain", name.length() > LONGEST ? "" : name);
        if (name.isEmpty() || name.length() > LONGEST) {
            return page.addObject("state", "start");
        }
        return answering.fill(page, () -> known(name), this::fill);
    }

    private Optional<Known> known(String domain) {
        return explored.domain(domain)
                .flatMap(
                        found ->
                                explored.links(domain, "in")
                                        .flatMap(
                                                in ->
                                                        explored.links(domain, "out")
                                                                .map(
                                                                        o ->
                                                                                new Known(
                                                                                        found, in,
                                                                                        o))));
    }

    private void fill(ModelAndView model, Known known) {
        DomainPage page = DomainPage.of(known.domain(), known.in(), known.out());
        model.addObject("in", known.in());
        model.addObject("out", known.out());
        model.addObject("page", page);
        model.addObject("state", page.rows().isEmpty() ? "empty" : "found");
        if (!page.rows().isEmpty()) {
            DomainPage.Row peak = page.peak();
            String finding =
                    text(
                            "domain.finding",
                            formats.number(page.found().pages()),
                            Integer.toString(peak.year().year()),
                            formats.number(peak.year().pages()));
            model.addObject("finding", finding);
            model.addObject("chart", page.byYear().chart(finding, this::typeName));
        }
    }

    private String typeName(String type) {
        return messages.getMessage("type." + type, null, type, LocaleContextHolder.getLocale())
                + "";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
