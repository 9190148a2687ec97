package org.diancang.launcher.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.diancang.launcher.client.CdxLine;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.client.ReplaySites;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.warcstore.WarcStore;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;
import tools.jackson.databind.JsonNode;

/** Reads the chain of one page back, link by link, from disk and over HTTP. */
final class Chain {
    private final Desk desk;
    private final Index index;
    private final ReplaySites replay;
    private final WarcStore store;
    private final List<Link> links = new ArrayList<>();

    Chain(Desk desk, Index index, ReplaySites replay, WarcStore store) {
        this.desk = desk;
        this.index = index;
        this.replay = replay;
        this.store = store;
    }

    /**
     * The chain of a page.
     *
     * @param words words that stand on the page and lead to it in the search
     */
    List<Link> of(CrawlRun.ApprovedSite site, String crawlId, String url, String words) {
        desk(site, crawlId);
        List<CdxLine> lines = index.lookUp(url);
        Optional<CdxLine> newest =
                lines.stream().filter(l -> l.text("crawlId").equals(crawlId)).findFirst();
        if (newest.isEmpty()) {
            links.add(new Link("cdx", url, false, "no CDX line of this crawl"));
            return links;
        }
        CdxLine line = newest.get();
        record(line);
        links.add(
                new Link(
                        "cdx",
                        line.urlkey() + " " + line.timestamp(),
                        true,
                        "names " + line.file() + " at " + line.offset()));
        search(line, words);
        replay(line);
        return links;
    }

    private void desk(CrawlRun.ApprovedSite site, String crawlId) {
        JsonNode shown = desk.get("sites/" + site.siteId());
        String nominationId =
                site.nominationId().isEmpty()
                        ? shown.path("nominationId").asString("")
                        : site.nominationId();
        JsonNode nomination = desk.get("nominations/" + nominationId);
        links.add(
                new Link(
                        "nomination",
                        nominationId,
                        nomination.path("id").asString().equals(nominationId),
                        nomination.path("number").asString()
                                + " "
                                + nomination.path("name").asString()));
        links.add(
                new Link(
                        "approval",
                        site.siteId(),
                        shown.path("siteNo").asString().equals(site.siteNo())
                                && nomination.path("state").asString().equals("APPROVED"),
                        "site " + site.siteNo() + (site.found() ? ", found again" : "")));
        JsonNode crawl = desk.get("crawls/" + crawlId);
        links.add(
                new Link(
                        "crawl",
                        crawlId,
                        crawl.path("state").asString().equals("COMPLETE"),
                        crawl.path("crawlNo").asString()
                                + " "
                                + crawl.path("state").asString()
                                + ", "
                                + crawl.path("statistics").path("fetched").asLong()
                                + " URLs"));
    }

    private void record(CdxLine line) {
        String id = line.file() + ":" + line.offset();
        Optional<SeekableByteChannel> channel = store.open(line.file());
        if (channel.isEmpty()) {
            links.add(new Link("record", id, false, "no such WARC file"));
            return;
        }
        try (SeekableByteChannel open = channel.get()) {
            open.position(line.offset());
            try (WarcReader reader = new WarcReader(open)) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record"));
                String recordId =
                        record.headers().first("WARC-Record-ID").orElse("").replaceAll("[<>]", "");
                String url = record instanceof WarcTargetRecord t ? t.target() : "";
                boolean same =
                        recordId.equals(line.text("recordId")) && url.equals(line.text("url"));
                links.add(
                        new Link(
                                "record",
                                recordId,
                                same,
                                record.type()
                                        + " in "
                                        + line.file()
                                        + " at "
                                        + line.offset()
                                        + ", "
                                        + line.text("digest")));
            }
        } catch (IOException e) {
            links.add(new Link("record", id, false, "unreadable: " + e.getMessage()));
        }
    }

    private void search(CdxLine line, String words) {
        String id = line.text("captureId");
        Optional<JsonNode> hit =
                StreamSupport.stream(index.search(words).path("hits").spliterator(), false)
                        .filter(h -> h.path("url").asString().equals(line.text("url")))
                        .filter(
                                h ->
                                        StreamSupport.stream(
                                                        h.path("captures").spliterator(), false)
                                                .anyMatch(
                                                        c ->
                                                                c.path("captureId")
                                                                        .asString()
                                                                        .equals(id)))
                        .findFirst();
        links.add(
                new Link(
                        "search",
                        id,
                        hit.isPresent(),
                        hit.map(
                                        h ->
                                                "“"
                                                        + words
                                                        + "” finds “"
                                                        + h.path("title").asString()
                                                        + "”, "
                                                        + h.path("captureCount").asLong()
                                                        + " captures")
                                .orElse("“" + words + "” does not find it")));
    }

    private void replay(CdxLine line) {
        String url = line.text("url");
        HttpResponse<byte[]> raw = replay.memento(line.timestamp(), "id_", url);
        String digest = sha1(raw.body());
        boolean same =
                raw.statusCode() == 200 && line.text("digest").replace("sha1:", "").equals(digest);
        HttpResponse<byte[]> memento = replay.memento(line.timestamp(), "", url);
        HttpResponse<byte[]> frame = replay.frame(line.timestamp(), url);
        boolean dated =
                memento.headers()
                        .firstValue("Memento-Datetime")
                        .filter(d -> timestamp(d).equals(line.timestamp()))
                        .isPresent();
        boolean framed =
                frame.statusCode() == 200
                        && new String(frame.body(), StandardCharsets.UTF_8).contains("<iframe");
        links.add(
                new Link(
                        "replay",
                        replay.address(line.timestamp(), url),
                        same && memento.statusCode() == 200 && dated && framed,
                        (same ? "raw bytes have the digest of the record" : "raw bytes differ")
                                + ", memento "
                                + memento.statusCode()
                                + (dated ? "" : " with another date")
                                + ", frame "
                                + frame.statusCode()));
    }

    private static String timestamp(String httpDate) {
        return DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                .withZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate));
    }

    private static String sha1(byte[] bytes) {
        try {
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(bytes))
                    .base32();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
