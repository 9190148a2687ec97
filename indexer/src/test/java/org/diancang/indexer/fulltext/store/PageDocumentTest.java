package org.diancang.indexer.fulltext.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.diancang.indexer.fulltext.extract.Examined;
import org.diancang.indexer.fulltext.extract.Extraction;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PageDocumentTest {
    private static final Extraction TEXT =
            new Extraction.Text(PageType.HTML, "题", "文", "UTF-8", false);
    private final PageDocument document = new PageDocument();

    @Test
    void neitherOrderNorRepetitionChangesTheDocument() {
        List<PageUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Optional<Extraction> text = i == 4 ? Optional.of(TEXT) : Optional.empty();
            updates.add(update("f:" + i, 2030 - i / 2, text));
        }
        ObjectNode expected = merged(updates);
        assertThat(expected.path("captureCount").asInt()).isEqualTo(6);
        assertThat(expected.path("extraction").asString()).isEqualTo("text");
        assertThat(expected.path("payloadBytes").asLong()).isEqualTo(2030);
        assertThat(expected.path("servedType").asString()).isEqualTo("text/2029");
        updates.addAll(updates);
        updates.addAll(updates);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(updates, random);
            assertThat(merged(updates)).isEqualTo(expected);
        }
    }

    @Test
    void textIsFilledOnce() {
        ObjectNode first = merged(List.of(update("f:1", 2026, Optional.of(TEXT))));
        Extraction other = new Extraction.NoText(PageType.HTML, Obstacle.TIME, "took too long");
        PageState state = state(first);
        assertThat(change(state, update("f:1", 2026, Optional.of(other)))).isEmpty();
    }

    @Test
    void theHostIsReadFromWhateverWasCaptured() {
        assertThat(host("http://user:pw@WWW.Example.com:80/a@b")).isEqualTo("www.example.com");
        assertThat(host("https://[::1]:8443/")).isEqualTo("[::1]");
        assertThat(host("http://中国.cn/a")).isEqualTo("中国.cn");
        assertThat(host("http:// no url")).isEqualTo(" no url");
        assertThat(host("dns:example.com")).isEmpty();
    }

    private String host(String url) {
        PageUpdate any = update("f:1", 2026, Optional.empty());
        return create(
                        new PageUpdate(
                                any.id(),
                                url,
                                any.urlkey(),
                                any.payloadDigest(),
                                any.served(),
                                any.servedType(),
                                any.payloadBytes(),
                                any.captures(),
                                any.examined()))
                .path("host")
                .asString();
    }

    private ObjectNode create(PageUpdate update) {
        return document.create(
                update, new Held.Captures(PageDocument.merged(List.of(), update.captures())));
    }

    private Optional<ObjectNode> change(PageState state, PageUpdate update) {
        return document.change(
                state,
                update,
                new Held.Captures(PageDocument.merged(state.captures(), update.captures())));
    }

    private ObjectNode merged(List<PageUpdate> updates) {
        ObjectNode merged = create(updates.getFirst());
        for (PageUpdate update : updates) {
            change(state(merged), update).ifPresent(merged::setAll);
        }
        return merged;
    }

    private static PageState state(ObjectNode document) {
        List<PageCapture> captures = new ArrayList<>();
        document.path("captures")
                .forEach(c -> captures.add(JsonMapper.shared().treeToValue(c, PageCapture.class)));
        boolean extracted = !document.path("extraction").asString().equals("pending");
        OptionalLong bytes =
                document.has("payloadBytes")
                        ? OptionalLong.of(document.path("payloadBytes").asLong())
                        : OptionalLong.empty();
        return new PageState(
                document.path("url").asString(),
                1,
                1,
                extracted,
                document.path("servedType").stringValueOpt(),
                bytes,
                captures,
                List.of());
    }

    private static PageUpdate update(String captureId, int year, Optional<Extraction> extraction) {
        return new PageUpdate(
                PageId.of("com,example)/", "sha1:A"),
                "http://example.com/",
                "com,example)/",
                "sha1:A",
                Optional.of(PageType.HTML),
                year % 3 == 0 ? Optional.empty() : Optional.of("text/" + year),
                year % 2 == 0 ? OptionalLong.of(year) : OptionalLong.empty(),
                List.of(
                        new PageCapture(
                                captureId,
                                Instant.parse(year + "-01-01T00:00:00Z"),
                                new UUID(0, year),
                                new UUID(0, 1),
                                200,
                                year)),
                extraction.map(Examined::of));
    }
}
