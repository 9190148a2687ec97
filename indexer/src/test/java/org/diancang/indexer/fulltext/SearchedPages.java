package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import tools.jackson.databind.JsonNode;

/** A running index with pages in it, each told by the last part of its address. */
final class SearchedPages implements AutoCloseable {
    private static final Duration FOUND = Duration.ofMinutes(1);

    private final RunningIndex index;
    private final RecordedPages pages;

    SearchedPages(EmbeddedStack stack, Path data) throws IOException {
        this.index = new RunningIndex(stack, data);
        this.pages = new RecordedPages(index.store(), 0);
    }

    RunningIndex index() {
        return index;
    }

    RecordedPages recorded() {
        return pages;
    }

    /** Captures a page of UTF-8 once. */
    ResourceCaptured page(String url, String title, String body, Instant at) {
        String html = "<!doctype html><meta charset=utf-8><title>" + title + "</title>" + body;
        ResourceCaptured capture = pages.page(url, "text/html", html.getBytes(UTF_8), at).build();
        index.send(capture);
        return capture;
    }

    /** Waits until so many documents are there. */
    void awaitDocuments(int documents) {
        await().atMost(FOUND)
                .until(() -> index.search("q", "from:1991").path("documents").asInt() == documents);
    }

    /** Names of the pages that an answer lists, in its order. */
    static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        for (JsonNode hit : answer.path("hits")) {
            names.add(hit.path("url").asString().replaceAll(".*/([^/]*)\\.html", "$1"));
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        pages.close();
        index.close();
    }
}
