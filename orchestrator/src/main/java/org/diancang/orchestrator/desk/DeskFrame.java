package org.diancang.orchestrator.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.diancang.orchestrator.programme.Libraries;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Display;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Nominations;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of the desk its frame and its way of writing numbers and dates. */
@ControllerAdvice(annotations = DeskController.class)
class DeskFrame {
    private final Accounts accounts;
    private final Libraries libraries;
    private final Nominations nominations;
    private final CrawlsAtAGlance crawls;
    private final ReaderLinks reader;
    private final ZoneId zone;

    DeskFrame(
            Accounts accounts,
            Libraries libraries,
            Nominations nominations,
            CrawlsAtAGlance crawls,
            ReaderLinks reader,
            ZoneId deskZone) {
        this.accounts = accounts;
        this.libraries = libraries;
        this.nominations = nominations;
        this.crawls = crawls;
        this.reader = reader;
        this.zone = deskZone;
    }

    @ModelAttribute("f")
    DeskFormat format(Locale locale) {
        return new DeskFormat(locale, zone);
    }

    @ModelAttribute("desk")
    Desk desk(HttpServletRequest request, Locale locale) {
        prepareForms(request);
        Principal person = request.getUserPrincipal();
        return person == null
                ? strangers(request, locale)
                : accounts.byUsername(person.getName())
                        .map(account -> signedIn(request, locale, account))
                        .orElseGet(() -> strangers(request, locale));
    }

    /** The token of forms lies in the session, which can't begin once a long page is being sent. */
    private static void prepareForms(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            var _ = token.getToken();
        }
    }

    private Desk strangers(HttpServletRequest request, Locale locale) {
        return frame(request, locale, "", "", "", 0, 0, 0);
    }

    private Desk signedIn(HttpServletRequest request, Locale locale, Account account) {
        return frame(
                request,
                locale,
                account.displayName(),
                account.role().name(),
                libraries.of(account.username()).name(),
                libraries.currentYear(),
                nominations.count(Nomination.State.SUBMITTED),
                crawls.open());
    }

    private Desk frame(
            HttpServletRequest request,
            Locale locale,
            String user,
            String role,
            String library,
            int year,
            long waiting,
            long running) {
        boolean chinese = locale.getLanguage().equals("zh");
        String other = chinese ? "en" : "zh-CN";
        String theme = Display.theme(request);
        String next = Display.nextTheme(theme);
        return new Desk(
                locale.toLanguageTag(),
                other,
                chinese ? "English" : "中文",
                Display.pageWith(request, "lang", other),
                theme,
                next,
                Display.pageWith(request, "theme", next),
                section(request.getRequestURI()),
                reader.search(),
                user,
                role,
                library,
                year,
                waiting,
                running);
    }

    private static String section(String path) {
        String[] parts = path.split("/", 3);
        return parts.length < 2 || parts[1].isEmpty() ? "home" : parts[1];
    }
}
