package org.diancang.replay.cdx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.springframework.stereotype.Component;

/** The CDX server of the indexer, asked for what replay needs. */
@Component
public class CdxServer {
    /** Most captures of one URL that are listed. */
    public static final int MOST_VERSIONS = 10_000;

    private static final int NEAREST = 12;
    private static final int LONGEST_LINE = 256 * 1024;

    private final Indexer indexer;
    private final CdxjParser parser = new CdxjParser();

    CdxServer(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * Captures of a URL, nearest to a moment first.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> nearest(ArchivedUrl url, Timestamp timestamp) {
        return lines(
                Map.of("url", url.value(), "closest", timestamp.digits(), "matchType", "exact"),
                NEAREST);
    }

    /**
     * All captures of a URL, oldest first, at most {@link #MOST_VERSIONS}.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> all(ArchivedUrl url) {
        return lines(Map.of("url", url.value(), "matchType", "exact"), MOST_VERSIONS).stream()
                .sorted(java.util.Comparator.comparing(CdxLine::capturedAt))
                .toList();
    }

    /**
     * The latest captures of a URL, oldest first.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> newest(ArchivedUrl url, int limit) {
        return lines(Map.of("url", url.value(), "matchType", "exact", "sort", "reverse"), limit)
                .reversed();
    }

    /**
     * Captures of a URL from one second to another, both included, oldest first, at most {@link
     * #MOST_VERSIONS}.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> between(ArchivedUrl url, Timestamp from, Timestamp to) {
        return lines(
                Map.of(
                        "url",
                        url.value(),
                        "matchType",
                        "exact",
                        "from",
                        from.digits(),
                        "to",
                        to.digits()),
                MOST_VERSIONS);
    }

    /**
     * The last captures of a URL before a second, latest first.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> before(ArchivedUrl url, Timestamp second, int limit) {
        Map<String, String> question =
                Map.of(
                        "url",
                        url.value(),
                        "matchType",
                        "exact",
                        "to",
                        Timestamp.of(second.instant().minusSeconds(1)).digits(),
                        "sort",
                        "reverse");
        return lines(question, limit);
    }

    /**
     * The first capture of a URL after a second.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public Optional<CdxLine> after(ArchivedUrl url, Timestamp second) {
        Map<String, String> question =
                Map.of(
                        "url",
                        url.value(),
                        "matchType",
                        "exact",
                        "from",
                        Timestamp.of(second.instant().plusSeconds(1)).digits());
        return lines(question, 1).stream().findFirst();
    }

    /**
     * Captures whose URL begins as given, in the order of the index.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> below(ArchivedUrl prefix, int limit) {
        return lines(Map.of("url", prefix.value(), "matchType", "prefix"), limit);
    }

    private List<CdxLine> lines(Map<String, String> question, int limit) {
        Map<String, String> parameters = new java.util.HashMap<>(question);
        parameters.put("output", "cdxj");
        parameters.put("limit", Integer.toString(limit));
        Optional<InputStream> answer = indexer.get("/cdx", parameters);
        if (answer.isEmpty()) {
            return List.of();
        }
        List<CdxLine> found = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.get(), StandardCharsets.UTF_8))) {
            Optional<String> line = readLine(lines);
            while (line.isPresent() && found.size() < limit) {
                parser.parse(line.get()).ifPresent(found::add);
                line = readLine(lines);
            }
        } catch (IOException e) {
            throw new IndexerUnavailableException("the indexer's answer broke off", e);
        }
        return List.copyOf(found);
    }

    /** A line, cut where it is longer than any of ours. */
    static Optional<String> readLine(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return Optional.of(line.toString());
    }
}
