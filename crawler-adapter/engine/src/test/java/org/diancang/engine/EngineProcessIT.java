package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.EventCodec;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.Warcinfo;
import tools.jackson.databind.JsonNode;

class EngineProcessIT extends EngineTestBase {
    @Test
    void everyJournalledCaptureCanBeReadWhereItSays() throws Exception {
        site.html(
                        "/",
                        "<title>首页</title><a href='/新闻.html'>新闻</a><a href='/gone'>x</a><img src='/a.png'><a href='/old'>old</a><a href='/chunked'>c</a>")
                .html("/%E6%96%B0%E9%97%BB.html", "<p>新闻</p>")
                .page("/a.png", "image/PNG", new byte[] {1, 2, 3, 4}, false)
                .page(
                        "/chunked",
                        "text/plain",
                        "块".repeat(3000).getBytes(StandardCharsets.UTF_8),
                        true)
                .redirect("/old", "/%E6%96%B0%E9%97%BB.html");

        try (EngineUnderTest engine = start("first", "c00001", EngineUnderTest.settings(0), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            Map<String, ResourceCaptured> captures = byPath(engine.captures());
            assertThat(captures.keySet())
                    .containsExactlyInAnyOrder(
                            "dns:" + HOST,
                            "/robots.txt",
                            "/",
                            "/%E6%96%B0%E9%97%BB.html",
                            "/gone",
                            "/a.png",
                            "/old",
                            "/chunked",
                            "/favicon.ico");
            for (ResourceCaptured capture : captures.values()) {
                verify(engine, capture);
            }
            assertThat(captures.get("dns:" + HOST).recordType()).isEqualTo(RecordType.RESOURCE);
            assertThat(captures.get("/gone").status()).isEqualTo(404);
            assertThat(captures.get("/a.png").servedType()).isEqualTo("image/png");
            assertThat(captures.get("/a.png").serverIp()).isEqualTo("127.0.0.2");
            assertThat(captures.get("/a.png").hopPath()).isEqualTo("E");
            assertThat(captures.get("/a.png").via()).isEqualTo(url("/"));
            assertThat(captures.get("/old").redirectTo())
                    .isEqualTo(url("/%E6%96%B0%E9%97%BB.html"));
            assertThat(captures.get("/chunked").payloadLength()).isEqualTo(9000);
            assertThat(engine.events()).startsWith("CrawlStarted");
            JsonNode end = engine.journal().getLast();
            assertThat(end.path("outcome").stringValue("")).isEqualTo("COMPLETE");
            assertThat(end.at("/statistics/fetched").asLong()).isEqualTo(9);
            assertThat(site.requests()).allMatch(r -> r.startsWith(HOST + ":"));
        }
    }

    @Test
    void whatPagesScriptsAndDataNameIsFetchedAndNothingIsGuessed() throws Exception {
        site.html(
                        "/zl/",
                        "<video poster='/still.jpg'><source src='film.webm'></video>"
                                + "<img srcset='/a-1x.png, /a-2x.png 2x'>"
                                + "<script>fetch('data/rooms.json', {headers: {accept: 'text/html'}})"
                                + "</script><script src='/js/app.js'></script>")
                .html("/", "<a href='/zl/'>陈列</a>")
                .page(
                        "/js/app.js",
                        "text/javascript",
                        "load('data/pieces.json'); place(\"div.news\", 'and/or', `x/${y}.svg`)"
                                .getBytes(StandardCharsets.UTF_8),
                        false)
                .page(
                        "/zl/data/rooms.json",
                        "application/json",
                        "[{\"image\": \"/room.svg\", \"size\": \"3/4\"}]"
                                .getBytes(StandardCharsets.UTF_8),
                        false);

        try (EngineUnderTest engine = start("names", "c00003", EngineUnderTest.settings(0), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(byPath(engine.captures()).keySet())
                    .containsExactlyInAnyOrder(
                            "dns:" + HOST,
                            "/robots.txt",
                            "/favicon.ico",
                            "/",
                            "/zl/",
                            "/still.jpg",
                            "/zl/film.webm",
                            "/a-1x.png",
                            "/a-2x.png",
                            "/js/app.js",
                            "/zl/data/rooms.json",
                            "/zl/data/pieces.json",
                            "/room.svg");
        }
    }

    /** GB2312 has no 〇; who declares it means GBK. */
    @Test
    void aLinkOnAPageThatDeclaresGb2312IsReadAsBrowsersReadIt() throws Exception {
        byte[] page =
                ("<html><head><meta charset=gb2312></head>"
                                + "<body><a href='/二〇一四.html'>旧闻</a></body></html>")
                        .getBytes("GBK");
        site.page("/", "text/html", page, false)
                .html("/%E4%BA%8C%E3%80%87%E4%B8%80%E5%9B%9B.html", "旧闻");

        try (EngineUnderTest engine =
                start("gb2312", "c00004", EngineUnderTest.settings(0), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.captures())
                    .filteredOn(capture -> Integer.valueOf(200).equals(capture.status()))
                    .extracting(ResourceCaptured::url)
                    .anyMatch(url -> url.contains("%E4%BA%8C%E3%80%87") || url.contains("二〇"));
        }
    }

    @Test
    void aSecondCrawlWritesRevisitsThatPointToTheOriginals() throws Exception {
        site.html("/", "<a href='/same'>s</a><a href='/changing'>c</a>")
                .html("/same", "unchanged")
                .html("/changing", "before");
        Map<String, ResourceCaptured> first;
        try (EngineUnderTest engine = start("first", "c00001", EngineUnderTest.settings(0), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            first = byPath(engine.captures());
        }
        Path originals = root.resolve("originals.ndjson");
        writeOriginals(first, originals);
        site.html("/changing", "after");

        try (EngineUnderTest engine =
                start("second", "c00002", EngineUnderTest.settings(0), originals)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            Map<String, ResourceCaptured> second = byPath(engine.captures());

            assertThat(second.get("/changing").recordType()).isEqualTo(RecordType.RESPONSE);
            for (String path : List.of("/", "/same", "/robots.txt", "/favicon.ico")) {
                ResourceCaptured revisit = second.get(path);
                ResourceCaptured original = first.get(path);
                assertThat(revisit.recordType()).as(path).isEqualTo(RecordType.REVISIT);
                assertThat(revisit.revisitOf().captureId()).isEqualTo(original.captureId());
                WarcRevisit record = (WarcRevisit) verify(engine, revisit);
                assertThat(record.refersTo()).map(Object::toString).hasValue(original.recordId());
                assertThat(record.refersToDate()).hasValue(original.capturedAt());
                assertThat(record.refersToTargetURI())
                        .map(Object::toString)
                        .hasValue(original.url());
            }
            assertThat(engine.journal().getLast().at("/statistics/revisits").asLong()).isEqualTo(4);
        }
    }

    @Test
    void aKilledEngineLeavesNoLineWithoutARecord() throws Exception {
        site.web(800).slow(20);
        try (EngineUnderTest engine =
                start("killed", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 200);
            for (ResourceCaptured capture : engine.captures()) {
                verify(engine, capture);
            }
            engine.kill();

            List<ResourceCaptured> captures = engine.captures();
            assertThat(captures).hasSizeLessThan(800);
            for (ResourceCaptured capture : captures) {
                assertThat(engine.warc(capture.file()).toString()).endsWith(".open");
                verify(engine, capture);
            }
        }
    }

    @Test
    void aPrivateAddressBehindARedirectIsNeverConnectedTo() throws Exception {
        try (LoopbackSite inside = new LoopbackSite("127.0.0.1")) {
            inside.html("/secret", "secret");
            site.html("/", "<a href='/out'>o</a><a href='/numeric'>n</a>")
                    .redirect("/out", "http://inside.lijiang.test:" + inside.port() + "/secret")
                    .redirect("/numeric", "http://127.0.0.1:" + inside.port() + "/secret");
            Scope scope =
                    new Scope(Scope.Kind.HOST, List.of(HOST, "inside.lijiang.test", "127.0.0.1"));

            try (EngineUnderTest engine =
                    start("guarded", "c00001", EngineUnderTest.settings(0), null, scope)) {
                assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

                assertThat(inside.requests()).isEmpty();
                assertThat(byPath(engine.captures())).containsKeys("/out", "/numeric");
                assertThat(engine.log()).contains("may not be crawled: refused");
                assertThat(engine.journal().getLast().at("/statistics/failed").asLong())
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void warcinfoSaysWhoCrawledWhatForWhom() throws Exception {
        site.html("/", "x");
        try (EngineUnderTest engine = start("info", "c00001", EngineUnderTest.settings(0), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            String name = engine.captures().getFirst().file();
            assertThat(name).matches("LJ0031-c00001-e1-[0-9]{17}-[0-9]{5,}\\.warc\\.gz");
            try (WarcReader reader = new WarcReader(engine.warc(name))) {
                Warcinfo info = (Warcinfo) reader.next().orElseThrow();
                Map<String, List<String>> fields = info.fields().map();
                assertThat(fields.get("software").getFirst())
                        .contains("Diancang/", "Heritrix/3.13");
                assertThat(fields.get("operator").getFirst()).isEqualTo("国家图书馆");
                assertThat(fields.get("publisher").getFirst()).isEqualTo("云南省图书馆");
                assertThat(fields.get("isPartOf").getFirst()).isEqualTo("LJ0031 丽江市人民政府");
                assertThat(fields.get("description").getFirst())
                        .contains("c00001", EngineUnderTest.CRAWL.toString());
                assertThat(fields.get("robots").getFirst()).isEqualTo("obey");
                assertThat(fields.get("http-header-user-agent").getFirst())
                        .contains("diancang/", "+http://crawler.example.cn/about");
                assertThat(fields).containsKeys("format", "conformsTo");
            }
        }
    }

    private static void writeOriginals(Map<String, ResourceCaptured> captures, Path file)
            throws IOException {
        EventCodec codec = new EventCodec();
        StringBuilder lines = new StringBuilder();
        for (ResourceCaptured c : captures.values()) {
            KnownOriginal original =
                    new KnownOriginal(
                            c.urlkey(),
                            c.payloadDigest(),
                            c.recordId(),
                            new org.diancang.events.Original(
                                    c.file(), c.offset(), c.url(), c.capturedAt()));
            lines.append(new String(codec.encode(original), StandardCharsets.UTF_8)).append('\n');
        }
        Files.writeString(file, lines.append("damaged\n"));
    }

    /** Reads the record that a capture names and compares every fact that both have. */
    private static WarcRecord verify(EngineUnderTest engine, ResourceCaptured capture)
            throws Exception {
        try (FileChannel channel = FileChannel.open(engine.warc(capture.file()))) {
            channel.position(capture.offset());
            WarcReader reader = new WarcReader(channel);
            WarcRecord record = reader.next().orElseThrow();
            assertThat(record.type()).isEqualTo(capture.recordType().warcType());
            assertThat(record.id().toString()).isEqualTo(capture.recordId());
            assertThat(record.date()).isEqualTo(capture.capturedAt());
            assertThat(((WarcTargetRecord) record).target()).isEqualTo(capture.url());
            Optional<String> digest = record.headers().first("WARC-Payload-Digest");
            assertThat(digest).hasValue(capture.payloadDigest());
            if (record instanceof WarcResponse response) {
                assertThat(response.http().status()).isEqualTo(capture.status());
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                MessageBody body = response.http().body();
                byte[] payload = body.stream().readAllBytes();
                assertThat(payload.length).isEqualTo(capture.payloadLength().intValue());
                assertThat(new WarcDigest("sha1", sha1.digest(payload)).prefixedBase32())
                        .isEqualTo(capture.payloadDigest());
            }
            assertLengthIsThatOfTheGzipMember(channel, capture);
            return record;
        }
    }

    private static void assertLengthIsThatOfTheGzipMember(
            FileChannel channel, ResourceCaptured capture) throws IOException {
        java.nio.ByteBuffer member = java.nio.ByteBuffer.allocate((int) capture.length());
        while (member.hasRemaining()
                && channel.read(member, capture.offset() + member.position()) > 0) {}
        assertThat(member.hasRemaining()).isFalse();
        java.util.zip.Inflater inflater = new java.util.zip.Inflater(true);
        try {
            inflater.setInput(member.array(), 10, member.capacity() - 10);
            byte[] sink = new byte[65536];
            while (!inflater.finished()) {
                assertThat(inflater.inflate(sink) > 0 || inflater.finished()).isTrue();
            }
            assertThat(inflater.getRemaining())
                    .as("bytes behind the deflated data: the gzip trailer")
                    .isEqualTo(8);
        } catch (java.util.zip.DataFormatException e) {
            throw new AssertionError("no gzip member at " + capture.captureId(), e);
        } finally {
            inflater.end();
        }
    }
}
