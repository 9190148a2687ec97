package org.diancang.replay.cdx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.springframework.stereotype.Component;

/** Lists which URLs have captures, each once, in the order of the index. */
@Component
public class ArchivedUrls {
    private final Indexer indexer;
    private final CdxjParser parser = new CdxjParser();

    ArchivedUrls(Indexer indexer) {
        this.indexer = indexer;
    }

    /** Which URLs are meant by one. */
    public enum Range {
        /** Those that begin like it. */
        PREFIX,
        /** Those of its host. */
        HOST,
        /** Those of its host and of all below that. */
        DOMAIN;

        /** As the CDX server calls it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Reads the form of {@link #text()}. */
        public static Optional<Range> parse(String text) {
            return java.util.Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
        }
    }

    /**
     * A URL that has captures.
     *
     * @param first its first capture
     * @param captures how many it has
     * @param last second of the latest
     */
    public record Listed(CdxLine first, long captures, Timestamp last) {}

    /**
     * Part of a list.
     *
     * @param urls at most as many as were asked for
     * @param next what the part after this one is asked for with; empty where this is the last
     */
    public record Part(List<Listed> urls, Optional<String> next) {}

    /**
     * A part of the list.
     *
     * @param after what an earlier part said, or empty for the beginning
     * @return empty where {@code after} is none that an earlier part of this list has said
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public Optional<Part> list(ArchivedUrl url, Range range, int limit, String after) {
        Map<String, String> question = new HashMap<>();
        question.put("url", url.value());
        question.put("matchType", range.text());
        question.put("collapse", "urlkey");
        question.put("showSkipCount", "true");
        question.put("lastSkipTimestamp", "true");
        question.put("showResumeKey", "true");
        question.put("resumeKey", after);
        question.put("output", "cdxj");
        question.put("limit", Integer.toString(limit));
        return indexer.get("/cdx", question).map(this::read);
    }

    private Part read(InputStream answer) {
        List<Listed> urls = new ArrayList<>();
        String next = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            boolean ended = false;
            for (Optional<String> line = CdxServer.readLine(lines);
                    line.isPresent();
                    line = CdxServer.readLine(lines)) {
                if (ended) {
                    next = line.get();
                } else if (line.get().isEmpty()) {
                    ended = true;
                } else {
                    parser.listed(line.get()).ifPresent(urls::add);
                }
            }
        } catch (IOException e) {
            throw new IndexerUnavailableException("the indexer's list broke off", e);
        }
        return new Part(List.copyOf(urls), Optional.of(next).filter(key -> !key.isEmpty()));
    }
}
