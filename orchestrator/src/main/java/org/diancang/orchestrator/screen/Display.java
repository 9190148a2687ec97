package org.diancang.orchestrator.screen;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Language and theme of a browser, each kept in a cookie and chosen by a parameter ({@code lang},
 * {@code theme}) on any page. Chinese and the system's theme where nothing was chosen; the page
 * about the crawler, which owners of websites anywhere read, speaks as their browsers ask.
 */
public final class Display implements LocaleResolver, HandlerInterceptor {
    /** Path of the page about the crawler. */
    public static final String NOTICE = "/about-the-crawler";

    /** Themes in the order in which the switch goes through them. */
    static final List<String> THEMES = List.of("auto", "light", "dark");

    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        boolean asked = request.getRequestURI().equals(NOTICE);
        List<String> languages = asked ? preferred(request) : LANGUAGES;
        return Locale.forLanguageTag(chosen(request, "lang", languages));
    }

    /** The languages that there are, the one that the browser likes best first. */
    private static List<String> preferred(HttpServletRequest request) {
        boolean named = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        boolean chinese = !named;
        for (Locale locale : named ? Collections.list(request.getLocales()) : List.<Locale>of()) {
            if (locale.getLanguage().equals("zh")) {
                chinese = true;
                break;
            }
            if (locale.getLanguage().equals("en")) {
                break;
            }
        }
        return chinese ? LANGUAGES : LANGUAGES.reversed();
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by the parameter lang");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!request.getMethod().equals("GET")) {
            return true;
        }
        boolean language = keep(request, response, "lang", LANGUAGES);
        boolean theme = keep(request, response, "theme", THEMES);
        if (!language && !theme) {
            return true;
        }
        response.sendRedirect(page(request).build().encode().toUriString());
        return false;
    }

    /** Theme of the browser: auto, light or dark. */
    public static String theme(HttpServletRequest request) {
        return chosen(request, "theme", THEMES);
    }

    /** The theme that the switch leads to from this one. */
    public static String nextTheme(String theme) {
        return THEMES.get((THEMES.indexOf(theme) + 1) % THEMES.size());
    }

    /** Address of the page asked for with one parameter more. */
    public static String pageWith(HttpServletRequest request, String parameter, String value) {
        return page(request).queryParam(parameter, value).build().encode().toUriString();
    }

    private static UriComponentsBuilder page(HttpServletRequest request) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(onThisSite(request));
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (request.getMethod().equals("GET")
                                    && !name.equals("lang")
                                    && !name.equals("theme")) {
                                page.queryParam(name, (Object[]) values);
                            }
                        });
        return page;
    }

    /** Path of the request; two slashes at its start would name another host. */
    private static String onThisSite(HttpServletRequest request) {
        return "/" + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
    }

    private static boolean keep(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            List<String> allowed) {
        String value = request.getParameter(name);
        if (value == null || !allowed.contains(value)) {
            return false;
        }
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return true;
    }

    private static String chosen(HttpServletRequest request, String name, List<String> allowed) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie != null && allowed.contains(cookie.getValue())
                ? cookie.getValue()
                : allowed.getFirst();
    }
}
