package org.diancang.indexer.fulltext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.fulltext.text.ChineseScript;
import org.diancang.stack.EmbeddedStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A running index whose pages are written to it as they are, without captures of them. */
final class WrittenPages implements AutoCloseable {
    private final RunningIndex index;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Page> pages = new ArrayList<>();

    WrittenPages(EmbeddedStack stack, Path data) throws IOException {
        index = new RunningIndex(stack, data);
    }

    RunningIndex index() {
        return index;
    }

    /** A page of a host, in all years in which it was captured. */
    Page page(String host, String path, String text, int... years) {
        Page page = new Page(host, path, text, years);
        pages.add(page);
        return page;
    }

    /** What readers may see from now on. */
    static void rules(Region... regions) {
        RunningIndex.VISIBLE.set(Optional.of(new VisibleRegions(List.of(regions))));
    }

    /** A page on its way to the index. */
    static final class Page {
        private final ObjectNode json = JsonMapper.shared().createObjectNode();

        private Page(String host, String path, String text, int... years) {
            json.put("url", "http://" + host + path);
            json.put("urlkey", host + ")" + path);
            json.put("host", host);
            json.put("payloadDigest", "sha1:" + path);
            json.put("extraction", "text");
            json.put("type", "html");
            json.put("title", path);
            json.put("text", text);
            ArrayNode captures = json.putArray("captures");
            for (int year : years) {
                Instant at = Instant.parse(year + "-05-05T05:05:05Z");
                ObjectNode capture = captures.addObject();
                capture.put("captureId", "f-" + host + path + ":" + captures.size());
                capture.put("capturedAt", at.toString());
                capture.put("siteId", RecordedPages.SITE.toString());
                capture.put("libraryId", RecordedPages.LIBRARY.toString());
                capture.put("year", at.atOffset(ZoneOffset.UTC).getYear());
            }
        }

        Page with(String field, String value) {
            json.put(field, value);
            return this;
        }

        Page bytes(long bytes) {
            json.put("payloadBytes", bytes);
            return this;
        }

        Page linksTo(String... domains) {
            ArrayNode all = json.putArray("linkDomains");
            List.of(domains).forEach(all::add);
            return this;
        }

        Page image(String host, String path, String words) {
            json.withArray("images")
                    .addObject()
                    .put("url", "http://" + host + path)
                    .put("urlkey", host + ")" + path)
                    .put("words", words)
                    .put("foldedWords", ChineseScript.folded(words))
                    .put("width", 640);
            return this;
        }
    }

    /** Writes them all, and returns once they can be found. */
    void write() throws IOException, InterruptedException {
        // The first search makes the index.
        index.search("q", "anything");
        StringBuilder lines = new StringBuilder();
        pages.forEach(page -> lines.append("{\"create\":{}}\n").append(page.json).append('\n'));
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                index.elasticsearch().url()
                                                        + "/"
                                                        + index.prefix()
                                                        + "pages-v4-write/_bulk?refresh=true"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (!answer.body().contains("\"errors\":false")) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** An answer of the service. */
    JsonNode ask(String path, String... parameters) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(index.get(path + "?" + RunningIndex.query(parameters)).body());
    }

    @Override
    public void close() {
        index.close();
    }
}
