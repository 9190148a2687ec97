package org.diancang.launcher.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import tools.jackson.databind.JsonNode;

/** The indexer, as the launcher uses it. */
public final class Index {
    private final ServiceClient client;

    /** Talks to the indexer of a running installation. */
    public Index(Ports ports, DataFolder data) {
        this.client = new ServiceClient("the indexer", ports.indexer(), data.internalSecret());
    }

    /** Lines of one URL, oldest first. */
    public List<CdxLine> lookUp(String url) {
        List<CdxLine> lines = new ArrayList<>();
        client.lines(
                "/cdx?matchType=exact&output=cdxj&url=" + URLEncoder.encode(url, UTF_8),
                line -> lines.add(CdxLine.parse(line)));
        return lines;
    }

    /** Every line of every store. */
    public void all(Consumer<CdxLine> consumer) {
        client.lines(
                "/internal/cdx",
                line -> {
                    if (!line.isBlank()) {
                        consumer.accept(CdxLine.parse(line));
                    }
                });
    }

    /** {@code cdxLines} and {@code documents}. */
    public JsonNode statistics() {
        return client.get("/internal/statistics").body();
    }

    /**
     * Full-text hits.
     *
     * @throws LauncherException if the search does not answer
     */
    public JsonNode search(String words) {
        return searched("size=50&q=" + URLEncoder.encode(words, UTF_8));
    }

    /**
     * The hundred pages of a site that were captured last.
     *
     * @throws LauncherException if the search does not answer
     */
    public JsonNode newest(String siteId) {
        return searched("size=100&site=" + siteId);
    }

    private JsonNode searched(String query) {
        ServiceClient.Answer answer = client.get("/search?" + query);
        if (answer.status() != 200) {
            throw new LauncherException("the search answers " + answer.status());
        }
        return answer.body();
    }
}
