package org.diancang.orchestrator.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.diancang.events.CrawlerName;
import org.diancang.events.Politeness;
import org.diancang.orchestrator.crawl.CrawlDefaults;
import org.diancang.orchestrator.programme.Libraries;
import org.diancang.orchestrator.programme.Library;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Display;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page that the user agent names: who crawls, what for, how, and how to have it otherwise. For
 * strangers, so it has no frame of the desk, no session, and may be kept by caches.
 */
@Controller
class NoticePages {
    private static final Duration FRESH = Duration.ofHours(1);

    private final CrawlDefaults crawls;
    private final NoticeSettings settings;
    private final Libraries libraries;
    private final ZoneId zone;

    NoticePages(
            CrawlDefaults crawls, NoticeSettings settings, Libraries libraries, ZoneId deskZone) {
        this.crawls = crawls;
        this.settings = settings;
        this.libraries = libraries;
        this.zone = deskZone;
    }

    /** What the page has around its texts. */
    record Frame(
            String languageTag,
            String otherLanguageTag,
            String otherLanguageName,
            String languageLink,
            String theme) {}

    /**
     * What the page tells.
     *
     * @param operators who runs the crawler
     * @param delay pause between two requests; empty: none
     */
    record Notice(
            List<String> operators,
            String token,
            String userAgent,
            String contact,
            String delay,
            String crawlDelay,
            String maxUrls,
            String maxDuration,
            boolean obeysRobots,
            String mail,
            String phone) {}

    @GetMapping(Display.NOTICE)
    String notice(
            HttpServletRequest request, HttpServletResponse answer, Locale locale, Model model) {
        answer.setHeader(
                HttpHeaders.CACHE_CONTROL,
                String.valueOf(CacheControl.maxAge(FRESH).cachePublic().getHeaderValue()));
        answer.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
        boolean chinese = locale.getLanguage().equals("zh");
        String other = chinese ? "en" : "zh-CN";
        model.addAttribute(
                "frame",
                new Frame(
                        locale.toLanguageTag(),
                        other,
                        chinese ? "English" : "中文",
                        Display.pageWith(request, "lang", other),
                        Display.theme(request)));
        model.addAttribute("notice", notice(new DeskFormat(locale, zone)));
        return "about-the-crawler";
    }

    private Notice notice(DeskFormat format) {
        String contact = crawls.contact().toString();
        return new Notice(
                settings.operator().isBlank()
                        ? libraries.all().stream().map(Library::name).toList()
                        : List.of(settings.operator()),
                CrawlerName.TOKEN,
                CrawlerName.userAgent(contact),
                contact,
                seconds(crawls.delay(), format),
                seconds(Politeness.PLAIN.longestCrawlDelay(), format),
                crawls.maxUrls() == 0 ? "" : format.exact(crawls.maxUrls()),
                crawls.maxDuration().isZero() ? "" : format.duration(crawls.maxDuration()),
                crawls.obeyRobots(),
                settings.mail(),
                settings.phone());
    }

    private static String seconds(Duration pause, DeskFormat format) {
        if (pause.isZero()) {
            return "";
        }
        return pause.toMillis() % 1000 == 0
                ? format.exact(pause.toSeconds())
                : String.valueOf(pause.toMillis() / 1000.0);
    }
}
