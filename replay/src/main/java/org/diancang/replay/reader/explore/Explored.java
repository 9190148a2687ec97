package org.diancang.replay.reader.explore;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.cdx.Indexer;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the indexer tells of the archive as a whole. */
@Component
class Explored {
    private static final int LONGEST_ANSWER = 4 << 20;

    private final Indexer indexer;
    private final JsonMapper json = JsonMapper.builder().build();

    Explored(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * Terms by year.
     *
     * @return empty where the indexer refuses the question as it is written
     * @throws IndexerUnavailableException if it can't answer
     */
    Optional<TrendAnswer> trend(List<String> terms, Narrowing narrowing) {
        List<Map.Entry<String, String>> parameters =
                new ArrayList<>(narrowing.filters().entrySet());
        terms.forEach(term -> parameters.add(Map.entry("term", term)));
        return ask("/search/trend", parameters, TrendAnswer.class);
    }

    /** What there is of a domain; as {@link #trend}. */
    Optional<DomainAnswer> domain(String domain) {
        return ask("/search/domain", List.of(Map.entry("domain", domain)), DomainAnswer.class);
    }

    /** What there is of a site, by its id or number; empty too where there is nothing of it. */
    Optional<SiteAnswer> site(String site) {
        return ask("/search/site", List.of(Map.entry("site", site)), SiteAnswer.class);
    }

    /** Domains that are linked with one, {@code in} or {@code out}; as {@link #trend}. */
    Optional<LinksAnswer> links(String domain, String direction) {
        return ask(
                "/search/links",
                List.of(Map.entry("domain", domain), Map.entry("direction", direction)),
                LinksAnswer.class);
    }

    /** Pictures by their words, from one on; as {@link #trend}. */
    Optional<ImagesAnswer> images(String q, Narrowing narrowing, int from, int size) {
        List<Map.Entry<String, String>> parameters =
                new ArrayList<>(narrowing.filters().entrySet());
        parameters.add(Map.entry("q", q));
        parameters.add(Map.entry("from", Integer.toString(from)));
        parameters.add(Map.entry("size", Integer.toString(size)));
        return ask("/search/images", parameters, ImagesAnswer.class);
    }

    private <T> Optional<T> ask(
            String path, List<Map.Entry<String, String>> parameters, Class<T> type) {
        Optional<InputStream> answer = indexer.get(path, parameters);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = answer.get()) {
            return Optional.of(json.readValue(in.readNBytes(LONGEST_ANSWER), type));
        } catch (IOException | JacksonException e) {
            throw new IndexerUnavailableException("the answer to " + path + " is unreadable", e);
        }
    }
}
