package org.diancang.orchestrator.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.diancang.orchestrator.screen.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a browser gets instead of a page: what does not work, what to do, and a number to quote that
 * also stands in the log.
 */
@Component
class ErrorPages implements ErrorViewResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 409, 500);
    private final Clock clock;
    private final DateTimeFormatter time;

    ErrorPages(Clock clock, ZoneId deskZone) {
        this.clock = clock;
        time = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT).withZone(deskZone);
    }

    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String number = number();
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (status.is5xxServerError()) {
            LOG.warn("{}: {} answered {}; its cause is logged above", number, path, status.value());
        } else {
            LOG.info("{}: {} answered {}", number, path, status.value());
        }
        int explained =
                EXPLAINED.contains(status.value())
                        ? status.value()
                        : status.is5xxServerError() ? 500 : 400;
        return new ModelAndView(
                "error",
                Map.of(
                        "problem",
                        "problem." + explained,
                        "number",
                        number,
                        "theme",
                        Display.theme(request)),
                status);
    }

    private String number() {
        String digits =
                HexFormat.of()
                        .withUpperCase()
                        .toHexDigits((short) ThreadLocalRandom.current().nextInt());
        return "R-" + digits + "-" + time.format(clock.instant());
    }
}
