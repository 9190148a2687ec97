package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** TimeGate and TimeMaps of RFC 7089 §2.2 and §5, as links, JSON or CDXJ. */
@Component
final class TimeMaps {
    private static final Pattern PATH =
            Pattern.compile("/(?:timegate|timemap/(link|json|cdxj))/(.+)", Pattern.DOTALL);

    private final Captures captures;
    private final CdxServer cdx;
    private final MementoHeaders memento;
    private final NoticePage notices;
    private final WithheldNotice withheld;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    TimeMaps(
            Captures captures,
            CdxServer cdx,
            MementoHeaders memento,
            NoticePage notices,
            WithheldNotice withheld,
            Clock clock) {
        this.captures = captures;
        this.cdx = cdx;
        this.memento = memento;
        this.notices = notices;
        this.withheld = withheld;
        this.clock = clock;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher m = PATH.matcher(request.getRequestURI());
        String query = request.getQueryString();
        Optional<ArchivedUrl> url =
                m.matches()
                        ? ArchivedUrl.parse(query == null ? m.group(2) : m.group(2) + "?" + query)
                        : Optional.empty();
        if (url.isEmpty()) {
            notices.badRequest(request, response);
        } else if (m.group(1) == null) {
            gate(url.get(), request, response);
        } else {
            map(m.group(1), url.get(), response);
        }
    }

    private void gate(ArchivedUrl url, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Instant> at = acceptDatetime(request);
        if (at.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        response.addHeader("Vary", "accept-datetime");
        memento.links(response, url);
        Optional<CdxLine> line = captures.nearest(url, Timestamp.of(at.get()));
        if (line.isEmpty()) {
            if (!withheld.answers(url, Timestamp.of(at.get()), request, response)) {
                notices.plain(response, 404);
            }
            return;
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                "Location",
                memento.origin()
                        + ContentPath.of(line.get().timestamp(), Modifier.NONE, url.value()));
    }

    private Optional<Instant> acceptDatetime(HttpServletRequest request) {
        String asked = request.getHeader("Accept-Datetime");
        if (asked == null) {
            return Optional.of(clock.instant());
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(asked.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void map(String form, ArchivedUrl url, HttpServletResponse response)
            throws IOException {
        List<CdxLine> lines = cdx.all(url);
        if (lines.isEmpty()) {
            if (!withheld.answers(url, Timestamp.of(clock.instant()), false, response)) {
                notices.plain(response, 404);
            }
            return;
        }
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        switch (form) {
            case "json" -> {
                response.setContentType("application/json");
                response.getWriter().write(json.writeValueAsString(describe(url, lines)));
            }
            case "cdxj" -> {
                response.setContentType("application/cdxj+ors");
                PrintWriter out = response.getWriter();
                for (CdxLine line : lines) {
                    out.write(line.timestamp() + " " + json.writeValueAsString(entry(line)) + "\n");
                }
            }
            default -> {
                response.setContentType("application/link-format");
                response.getWriter().write(links(url, lines));
            }
        }
    }

    private Map<String, Object> describe(ArchivedUrl url, List<CdxLine> lines) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("original_uri", url.value());
        map.put("timegate_uri", memento.origin() + "/timegate/" + url);
        map.put("mementos", Map.of("list", lines.stream().map(this::entry).toList()));
        return map;
    }

    private Map<String, Object> entry(CdxLine line) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("datetime", line.timestamp().instant().toString());
        entry.put(
                "uri",
                memento.origin()
                        + ContentPath.of(
                                line.timestamp(),
                                Modifier.NONE,
                                MementoHeaders.linkable(line.url())));
        entry.put("status", line.status());
        entry.put("digest", line.digest());
        return entry;
    }

    private String links(ArchivedUrl url, List<CdxLine> lines) {
        String target = MementoHeaders.linkable(url.value());
        List<String> links = new ArrayList<>();
        links.add("<" + target + ">; rel=\"original\"");
        links.add("<" + memento.origin() + "/timegate/" + target + ">; rel=\"timegate\"");
        links.add(
                "<%s/timemap/link/%s>; rel=\"self\"; type=\"application/link-format\"; from=\"%s\"; until=\"%s\""
                        .formatted(
                                memento.origin(),
                                target,
                                MementoHeaders.httpDate(lines.getFirst().timestamp().instant()),
                                MementoHeaders.httpDate(lines.getLast().timestamp().instant())));
        for (int i = 0; i < lines.size(); i++) {
            String relation =
                    (i == 0 ? "first " : "") + (i == lines.size() - 1 ? "last " : "") + "memento";
            links.add(memento.memento(lines.get(i).url(), lines.get(i).timestamp(), relation));
        }
        return String.join(",\n", links) + "\n";
    }
}
