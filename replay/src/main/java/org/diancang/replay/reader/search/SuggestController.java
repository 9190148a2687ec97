package org.diancang.replay.reader.search;

import java.util.List;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may be meant by what was typed so far; nothing where nobody can tell. */
@RestController
class SuggestController {
    private final FullText fullText;

    SuggestController(FullText fullText) {
        this.fullText = fullText;
    }

    @GetMapping(path = "/search/suggest", produces = MediaType.APPLICATION_JSON_VALUE)
    List<String> suggest(@RequestParam(defaultValue = "") String q) {
        try {
            return fullText.suggestions(q);
        } catch (IndexerUnavailableException e) {
            return List.of();
        }
    }
}
