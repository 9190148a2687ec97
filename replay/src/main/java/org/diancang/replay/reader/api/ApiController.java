package org.diancang.replay.reader.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.cdx.Indexer;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/search} and what is below it, and {@code /api/calendar}, as the indexer answers them,
 * and {@code /api/openapi}, which describes the search. Any site's page may read it: it tells what
 * everybody may see.
 */
@RestController
class ApiController {
    private static final String BEGINNING = "/api";

    private static final List<String> TOLD =
            List.of(
                    "Content-Type",
                    "Content-Disposition",
                    "Diancang-Total",
                    "Diancang-Captures",
                    "Retry-After");

    private final Indexer indexer;
    private final String address;
    private final JsonMapper json = JsonMapper.shared();

    ApiController(Indexer indexer, ReplaySettings settings) {
        this.indexer = indexer;
        this.address = settings.reader().origin() + BEGINNING;
    }

    @GetMapping({
        "/api/calendar",
        "/api/search",
        "/api/search/suggest",
        "/api/search/trend",
        "/api/search/domain",
        "/api/search/site",
        "/api/search/links",
        "/api/search/images",
        "/api/search/export"
    })
    void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (!isQuery(query)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        HttpResponse<InputStream> answer =
                indexer.pass(request.getRequestURI().substring(BEGINNING.length()), query);
        try (InputStream body = answer.body()) {
            response.setStatus(answer.statusCode());
            for (String name : TOLD) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> response.setHeader(name, value));
            }
            response.setHeader("Access-Control-Allow-Origin", "*");
            body.transferTo(response.getOutputStream());
        }
    }

    /** Connectors let characters through that no query has (RFC 3986 §3.4). */
    private static boolean isQuery(String query) {
        try {
            return new URI("/?" + query).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The indexer's description, with the address that callers have. */
    @GetMapping(path = "/api/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> description() throws IOException {
        HttpResponse<InputStream> answer = indexer.pass("/openapi", "");
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IndexerUnavailableException(
                        "indexer answered " + answer.statusCode() + " to /openapi");
            }
            ObjectNode description = (ObjectNode) json.readTree(body);
            description.putArray("servers").addObject().put("url", address);
            return ResponseEntity.ok()
                    .header("Access-Control-Allow-Origin", "*")
                    .body(description.toString());
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(IndexerUnavailableException e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The index can't be reached now. Ask again in a moment.");
        return ResponseEntity.of(problem).header("Retry-After", "10").build();
    }
}
