package org.diancang.replay.reader.explore;

import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderFormats;
import org.diancang.replay.reader.ReaderPages;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /sites/{site}}, by id or number: what there is of a site, since when, how much. */
@Controller
class SiteController {
    private static final int LONGEST = 64;

    private final Explored explored;
    private final CdxServer cdx;
    private final MessageSource messages;
    private final ReaderFormats formats;

    SiteController(
            Explored explored, CdxServer cdx, MessageSource messages, ReaderFormats formats) {
        this.explored = explored;
        this.cdx = cdx;
        this.messages = messages;
        this.formats = formats;
    }

    @GetMapping("/sites/{site}")
    ModelAndView site(@PathVariable String site) {
        return site.length() > LONGEST || site.isBlank()
                ? ReaderPages.noSuchSite()
                : explored.site(site).map(this::page).orElseGet(ReaderPages::noSuchSite);
    }

    private ModelAndView page(SiteAnswer found) {
        SitePage page = SitePage.of(found, seeds(found));
        ModelAndView view = new ModelAndView("site").addObject("page", page);
        if (!page.rows().isEmpty()) {
            String finding =
                    text(
                            "site.finding",
                            formats.number(found.captures()),
                            Integer.toString(page.peak().year().year()),
                            formats.number(page.peak().year().captures()));
            view.addObject("finding", finding);
            view.addObject("chart", page.byYear().chart(finding, this::typeName));
        }
        return view;
    }

    private List<SitePage.Seed> seeds(SiteAnswer found) {
        SiteAnswer.Described described = found.described();
        return described == null
                ? List.of()
                : described.seeds().stream()
                        .map(ArchivedUrl::parse)
                        .flatMap(Optional::stream)
                        .limit(SitePage.MOST_SEEDS)
                        .map(url -> SitePage.Seed.of(url, newest(url).map(CdxLine::timestamp)))
                        .toList();
    }

    private Optional<CdxLine> newest(ArchivedUrl url) {
        return cdx.newest(url, 1).stream().findFirst();
    }

    private String typeName(String type) {
        return messages.getMessage("type." + type, null, type, LocaleContextHolder.getLocale())
                + "";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
