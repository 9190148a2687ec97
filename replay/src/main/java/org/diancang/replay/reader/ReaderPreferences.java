package org.diancang.replay.reader;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/** Language and theme, kept in two cookies; nothing else is remembered of a reader. */
@Controller
@ControllerAdvice
class ReaderPreferences {
    private static final List<String> THEMES = List.of("auto", "light", "dark");
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final Duration KEPT = Duration.ofDays(365);

    private final ReplaySettings settings;
    private final ReaderFormats formats;

    ReaderPreferences(ReplaySettings settings, ReaderFormats formats) {
        this.settings = settings;
        this.formats = formats;
    }

    @ModelAttribute("formats")
    ReaderFormats formats() {
        return formats;
    }

    @ModelAttribute("reader")
    ReaderView view(HttpServletRequest request, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        String theme =
                Optional.ofNullable(WebUtils.getCookie(request, "theme"))
                        .map(Cookie::getValue)
                        .filter(THEMES::contains)
                        .orElse("auto");
        String next = THEMES.get((THEMES.indexOf(theme) + 1) % THEMES.size());
        String back = URLEncoder.encode(target(request), StandardCharsets.UTF_8);
        return new ReaderView(
                english ? "en" : "zh-CN",
                theme,
                next,
                english ? "zh-CN" : "en",
                english ? "中文" : "English",
                "/preferences?lang=" + (english ? "zh-CN" : "en") + "&back=" + back,
                "/preferences?theme=" + next + "&back=" + back,
                settings.content().origin());
    }

    /** What the browser asked for, even where it was forwarded since. */
    private static String target(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        if (uri == null) {
            uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        }
        String path = uri == null ? request.getRequestURI() : uri.toString();
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    @GetMapping("/preferences")
    ResponseEntity<Void> change(
            @RequestParam Optional<String> lang,
            @RequestParam Optional<String> theme,
            @RequestParam(defaultValue = "/") String back) {
        HttpHeaders headers = new HttpHeaders();
        lang.filter(LANGUAGES::contains)
                .ifPresent(l -> headers.add(HttpHeaders.SET_COOKIE, cookie("lang", l)));
        theme.filter(THEMES::contains)
                .ifPresent(t -> headers.add(HttpHeaders.SET_COOKIE, cookie("theme", t)));
        headers.set(HttpHeaders.LOCATION, isOwnPath(back) ? back : "/");
        return ResponseEntity.status(303).headers(headers).build();
    }

    /** A path of this site, not {@code //elsewhere}, and nothing that could end a header. */
    private static boolean isOwnPath(String back) {
        return back.matches("/(?![/\\\\])[\\x21-\\x7e]*|/");
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    @Configuration
    static class Languages implements WebMvcConfigurer {
        @Bean
        LocaleResolver localeResolver() {
            CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
            resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
            resolver.setRejectInvalidCookies(false);
            resolver.setCookieHttpOnly(true);
            resolver.setCookieSameSite("Lax");
            resolver.setCookieMaxAge(KEPT);
            return resolver;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            LocaleChangeInterceptor interceptor = new LocaleChangeInterceptor();
            interceptor.setParamName("lang");
            interceptor.setIgnoreInvalidLocale(true);
            // Elsewhere a query belongs to the archived URL.
            registry.addInterceptor(interceptor).addPathPatterns("/", "/search/**");
        }
    }
}
