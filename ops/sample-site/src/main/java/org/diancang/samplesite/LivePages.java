package org.diancang.samplesite;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages that are computed: the clock, the search, and the endless calendar of the trap. */
final class LivePages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss.SSS");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final StaticContent content;

    LivePages(Clock clock, StaticContent content) {
        this.clock = clock;
        this.content = content;
    }

    Optional<Answer> find(Request request) {
        if (request.host().equals(SampleHost.TRAP.hostName())) {
            return request.path().equals("/calendar")
                    ? Optional.of(calendar(request))
                    : Optional.empty();
        }
        if (!request.host().equals(SampleHost.GOVERNMENT.hostName())) {
            return Optional.empty();
        }
        return switch (request.path()) {
            case "/time.html" -> Optional.of(time());
            case "/search" -> Optional.of(search(request));
            default -> Optional.empty();
        };
    }

    private Answer time() {
        String now = TIME.format(Instant.now(clock).atZone(ZONE));
        return page("现在时间", "<p id=\"now\">" + now + "</p><p>本页每次打开都不相同。</p>");
    }

    private Answer search(Request request) {
        String asked = parameter(request, "q");
        String hits =
                content.pages().stream()
                        .filter(uri -> !asked.isBlank() && content.title(uri).contains(asked))
                        .map(
                                uri ->
                                        "<li><a href=\""
                                                + uri
                                                + "\">"
                                                + escaped(content.title(uri))
                                                + "</a></li>")
                        .collect(Collectors.joining());
        return page("站内搜索", "<p>搜索词：" + escaped(asked) + "</p><ul>" + hits + "</ul>");
    }

    /** Every month links to the next one, for ever. */
    private static Answer calendar(Request request) {
        long month = 0;
        String asked = parameter(request, "month");
        if (asked.matches("[0-9]{1,15}")) {
            month = Long.parseLong(asked);
        }
        return page(
                "第 " + month + " 月",
                "<p>本月没有安排。</p><a href=\"/calendar?month=" + (month + 1) + "\">下个月</a>");
    }

    private static Answer page(String title, String body) {
        return Answer.html(
                200,
                "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>"
                        + title
                        + "</title></head><body><h1>"
                        + title
                        + "</h1>"
                        + body
                        + "<p><a href=\"/\">首页</a></p></body></html>");
    }

    private static String parameter(Request request, String name) {
        try {
            return Arrays.stream(request.query().split("&", 50))
                    .filter(p -> p.startsWith(name + "="))
                    .map(p -> p.substring(name.length() + 1))
                    .map(p -> URLDecoder.decode(p, StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse("");
        } catch (IllegalArgumentException e) {
            // a query that is no proper percent-encoding asks for nothing
            return "";
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
