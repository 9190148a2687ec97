package org.diancang.replay.reader.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All that a search finds, for readers to take along. */
@Controller
class ExportController {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "csv", "text/csv;charset=utf-8",
                    "jsonl", "application/x-ndjson",
                    "cdx", "text/plain;charset=utf-8",
                    "cdxj", "text/plain;charset=utf-8",
                    "warc", "application/warc");

    /** What the indexer says of an export beside its rows: its name, how much there is. */
    private static final List<String> TOLD =
            List.of("Content-Disposition", "Diancang-Total", "Diancang-Captures");

    private final FullText fullText;

    ExportController(FullText fullText) {
        this.fullText = fullText;
    }

    @GetMapping("/search/export")
    void export(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String after,
            HttpServletResponse response)
            throws IOException {
        String mediaType = MEDIA_TYPES.get(format);
        SearchQuestion question = SearchQuestion.of(parameters);
        try {
            Optional<HttpResponse<InputStream>> rows =
                    mediaType == null
                            ? Optional.empty()
                            : fullText.export(question, Map.of("format", format, "after", after));
            if (rows.isEmpty()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            try (InputStream in = rows.get().body()) {
                response.setContentType(mediaType);
                for (String name : TOLD) {
                    rows.get()
                            .headers()
                            .firstValue(name)
                            .ifPresent(value -> response.setHeader(name, value));
                }
                in.transferTo(response.getOutputStream());
            }
        } catch (IndexerUnavailableException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, e);
        }
    }
}
