package org.diancang.replay.reader.search;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.cdx.Indexer;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The indexer's full-text search. */
@Component
class FullText {
    private static final int LONGEST_ANSWER = 16 << 20;

    private final Indexer indexer;
    private final JsonMapper json = JsonMapper.builder().build();

    FullText(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * All that is found, as the indexer sends it.
     *
     * @param form {@code format}, and {@code after} to go on behind a row
     * @return its body to be closed; empty where the indexer refuses the question as it is written
     * @throws IndexerUnavailableException if it can't answer
     */
    Optional<HttpResponse<InputStream>> export(SearchQuestion question, Map<String, String> form) {
        Map<String, String> parameters = new HashMap<>(question.parameters());
        parameters.remove("from");
        parameters.putAll(form);
        return indexer.answer("/search/export", parameters);
    }

    /**
     * What may be meant by what was typed so far.
     *
     * @throws IndexerUnavailableException if it can't answer
     */
    List<String> suggestions(String typed) {
        Optional<InputStream> answer = indexer.get("/search/suggest", Map.of("q", typed));
        return answer.isEmpty() ? List.of() : List.of(read(answer.get(), String[].class));
    }

    /**
     * Searches.
     *
     * @return empty where the indexer refuses the question as it is written
     * @throws IndexerUnavailableException if it can't answer
     */
    Optional<SearchAnswer> search(SearchQuestion question) {
        Map<String, String> parameters = new HashMap<>(question.parameters());
        parameters.put("size", Integer.toString(SearchQuestion.PAGE));
        Optional<InputStream> answer = indexer.get("/search", parameters);
        return answer.map(body -> read(body, SearchAnswer.class));
    }

    private <T> T read(InputStream body, Class<T> type) {
        try (InputStream in = body) {
            return json.readValue(in.readNBytes(LONGEST_ANSWER), type);
        } catch (IOException | JacksonException e) {
            throw new IndexerUnavailableException("the indexer's search answer is unreadable", e);
        }
    }
}
