package org.diancang.replay.cdx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CDX server of the indexer, asked for what replay needs. */
@Component
public class CdxServer {
    /** Captures that {@link #nearest} looks at; where it gives fewer, there are no more. */
    public static final int NEAREST = 12;

    private static final int LONGEST_LINE = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Indexer indexer;
    private final CdxjParser parser = new CdxjParser();
    private final RecentLookUps recent;

    CdxServer(Indexer indexer, ReplaySettings settings) {
        this.indexer = indexer;
        this.recent = new RecentLookUps(settings.indexer().trustedFor());
    }

    /**
     * Captures of a URL, nearest to a moment first; as the index said at most {@code
     * diancang.indexer.trusted-for} ago.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<CdxLine> nearest(ArchivedUrl url, Timestamp timestamp) {
        // The indexer has a short way for just these parameters.
        Map<String, String> question =
                Map.of("url", url.value(), "closest", timestamp.digits(), "matchType", "exact");
        return recent.nearest(url, timestamp, () -> lines(question, NEAREST));
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

    /**
     * Seconds of captures of a URL from one second on, oldest first, one for each capture.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<Timestamp> timesFrom(ArchivedUrl url, Optional<Timestamp> from, int limit) {
        Map<String, String> question = exactly(url);
        from.ifPresent(t -> question.put("from", t.digits()));
        return times(question, limit);
    }

    /**
     * Seconds of captures of a URL up to one second, newest first, one for each capture.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public List<Timestamp> timesBackFrom(ArchivedUrl url, Optional<Timestamp> to, int limit) {
        Map<String, String> question = exactly(url);
        question.put("sort", "reverse");
        to.ifPresent(t -> question.put("to", t.digits()));
        return times(question, limit);
    }

    /**
     * Hands out the captures of a URL from one second to another, both included, oldest first, one
     * at a time: their number costs no memory.
     *
     * @throws IndexerUnavailableException if the indexer can't answer, or not to the end
     */
    public void each(ArchivedUrl url, Timestamp from, Timestamp to, LineTaker taker)
            throws IOException {
        Map<String, String> question = exactly(url);
        question.put("from", from.digits());
        question.put("to", to.digits());
        question.put("output", "cdxj");
        Optional<InputStream> answer = indexer.get("/cdx", question);
        if (answer.isEmpty()) {
            return;
        }
        try (BufferedReader lines = reader(answer.get())) {
            for (Optional<String> line = nextLine(lines);
                    line.isPresent();
                    line = nextLine(lines)) {
                Optional<CdxLine> read = parser.parse(line.get());
                if (read.isPresent()) {
                    taker.take(read.get());
                }
            }
        }
    }

    /** Takes captures as they come. */
    public interface LineTaker {
        /** The next capture. */
        void take(CdxLine line) throws IOException;
    }

    private static Map<String, String> exactly(ArchivedUrl url) {
        return new HashMap<>(Map.of("url", url.value(), "matchType", "exact"));
    }

    private List<Timestamp> times(Map<String, String> question, int limit) {
        question.put("output", "text");
        question.put("fl", "timestamp");
        question.put("limit", Integer.toString(limit));
        Optional<InputStream> answer = indexer.get("/cdx", question);
        if (answer.isEmpty()) {
            return List.of();
        }
        List<Timestamp> found = new ArrayList<>();
        try (BufferedReader lines = reader(answer.get())) {
            Optional<String> line = readLine(lines);
            while (line.isPresent() && found.size() < limit) {
                Timestamp.parse(line.get().strip()).ifPresent(found::add);
                line = readLine(lines);
            }
        } catch (IOException e) {
            throw new IndexerUnavailableException("the indexer's answer broke off", e);
        }
        return List.copyOf(found);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** A reader who goes away is another matter than an indexer that does. */
    private static Optional<String> nextLine(BufferedReader in) {
        try {
            return readLine(in);
        } catch (IOException e) {
            throw new IndexerUnavailableException("the indexer's answer broke off", e);
        }
    }

    /**
     * Why a reader finds no capture of a URL, where there are some and that may be said.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public Optional<Withheld> withheld(ArchivedUrl url, Timestamp timestamp) {
        return ask("/internal/withheld", url.value(), timestamp)
                .filter(answer -> answer.path("status").asInt() == 451)
                .map(
                        answer ->
                                new Withheld(
                                        answer.path("message").asString(""),
                                        instant(answer.path("until").asString(""))));
    }

    /**
     * Whether access rules let the reader see what a URL was at a moment, captured or not.
     *
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public boolean mayBeSeen(String url, Timestamp timestamp) {
        return ask("/internal/access", url, timestamp)
                .filter(answer -> answer.path("status").asInt() != 200)
                .isEmpty();
    }

    private Optional<JsonNode> ask(String path, String url, Timestamp timestamp) {
        if (!indexer.knowsUs()) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> question = new ArrayList<>();
        question.add(Map.entry("url", url));
        question.add(Map.entry("timestamp", timestamp.digits()));
        if (path.endsWith("access")) {
            CurrentReader.groups().forEach(group -> question.add(Map.entry("group", group)));
        }
        return indexer.get(path, question).map(CdxServer::read);
    }

    private static JsonNode read(InputStream answer) {
        try (answer) {
            return JSON.readTree(answer.readNBytes(LONGEST_LINE));
        } catch (IOException | JacksonException e) {
            throw new IndexerUnavailableException("the indexer's answer is unreadable", e);
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<CdxLine> lines(Map<String, String> question, int limit) {
        Map<String, String> parameters = new HashMap<>(question);
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
