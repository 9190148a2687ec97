package org.diancang.replay.reader.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
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
            Map.of("csv", "text/csv;charset=utf-8", "jsonl", "application/x-ndjson");

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
            Optional<InputStream> rows =
                    mediaType == null
                            ? Optional.empty()
                            : fullText.export(question, Map.of("format", format, "after", after));
            if (rows.isEmpty()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            try (InputStream in = rows.get()) {
                response.setContentType(mediaType);
                response.setHeader(
                        "Content-Disposition", "attachment; filename=\"search." + format + "\"");
                in.transferTo(response.getOutputStream());
            }
        } catch (IndexerUnavailableException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, e);
        }
    }
}
