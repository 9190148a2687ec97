package org.diancang.indexer.cdx.pywb;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The CDX server API as pywb has it; documented in {@code docs/cdx-pywb.md}. */
@RestController
class PywbController {
    private final PywbAnswer answer;
    private final PywbQueryParser parser;

    PywbController(PywbAnswer answer, Clock clock) {
        this.answer = answer;
        this.parser = new PywbQueryParser(clock);
    }

    @GetMapping("/pywb/{collection}/cdx")
    void cdx(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.send(
                parser.parse(named(collection), request.getQueryString()),
                Viewer.ANYBODY,
                response);
    }

    private static CollectionName named(String collection) {
        try {
            return new CollectionName(collection);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no such collection: " + e.getMessage() + ".",
                    e);
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refuse(InvalidCdxQueryException e) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", String.valueOf(e.getMessage())));
    }

    /** What others would get as a problem, in this dialect's form. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> tell(ErrorResponseException e) {
        String detail = Optional.ofNullable(e.getBody().getDetail()).orElse("");
        return ResponseEntity.status(e.getStatusCode())
                .headers(e.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", detail));
    }
}
