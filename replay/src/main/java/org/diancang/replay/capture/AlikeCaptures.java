package org.diancang.replay.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.url.UrlKey;
import org.springframework.stereotype.Component;

/**
 * Finds a capture whose URL differs from the one that is asked for in nothing but volatile
 * parameters ({@link VolatileParameter}). Keys are compared, not URLs, so that what the index takes
 * to be the same is the same here; posted requests, whose bodies are in their keys, are found
 * likewise.
 */
@Component
public class AlikeCaptures {
    /**
     * Lines that are looked at; where an address has more, those that sort behind are not found.
     */
    private static final int MOST_LINES = 1_000;

    private final CdxServer cdx;

    AlikeCaptures(CdxServer cdx) {
        this.cdx = cdx;
    }

    /**
     * The capture nearest to a moment; one that was no error before one that was.
     *
     * @return empty too where the URL has no volatile parameter: then only itself is like it
     * @throws org.diancang.replay.cdx.IndexerUnavailableException if the indexer can't answer
     */
    public Optional<CdxLine> find(ArchivedUrl url, Timestamp timestamp) {
        String key = UrlKey.of(url.value()).value();
        String steady = steady(key);
        if (steady.equals(key)) {
            return Optional.empty();
        }
        return candidates(url, timestamp)
                .filter(line -> !line.leadsToItself() && steady(line.urlkey()).equals(steady))
                .min(
                        Comparator.comparing((CdxLine line) -> line.status() >= 400)
                                .thenComparing(line -> distance(line, timestamp)));
    }

    private Stream<CdxLine> candidates(ArchivedUrl url, Timestamp timestamp) {
        String text = url.value().replaceFirst("#.*", "");
        int question = text.indexOf('?');
        if (question < 0) {
            return Stream.empty();
        }
        String path = text.substring(0, question);
        List<String> sorted = new ArrayList<>(parameters(text.substring(question + 1)));
        sorted.sort(Comparator.comparing(p -> p.toLowerCase(Locale.ROOT)));
        List<String> steady = sorted.stream().filter(p -> !VolatileParameter.is(p)).toList();
        List<String> before = sorted.stream().takeWhile(p -> !VolatileParameter.is(p)).toList();
        return Stream.concat(
                ArchivedUrl.parse(path + query(steady)).stream()
                        .flatMap(u -> cdx.nearest(u, timestamp).stream()),
                // Keys have their parameters in this order: what is alike begins alike.
                ArchivedUrl.parse(before.isEmpty() ? path + "?" : path + query(before)).stream()
                        .flatMap(u -> cdx.below(u, MOST_LINES).stream()));
    }

    private static String query(List<String> parameters) {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static Duration distance(CdxLine line, Timestamp timestamp) {
        return Duration.between(line.timestamp().instant(), timestamp.instant()).abs();
    }

    /** A key without volatile parameters. */
    private static String steady(String key) {
        int question = key.indexOf('?');
        if (question < 0) {
            return key;
        }
        List<String> kept =
                parameters(key.substring(question + 1)).stream()
                        .filter(parameter -> !VolatileParameter.is(parameter))
                        .toList();
        return key.substring(0, question) + query(kept);
    }

    private static List<String> parameters(String query) {
        return Arrays.asList(query.split("&", -1));
    }
}
