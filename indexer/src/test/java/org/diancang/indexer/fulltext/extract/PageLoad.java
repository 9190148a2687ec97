package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.PageUpdate;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.url.UrlKey;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * Main class of a process that takes the pages of a WARC file on standard input into the index,
 * each with one to five captures over some years: {@code ELASTICSEARCH}. Started by {@code
 * ./diancang bench fulltext}.
 */
final class PageLoad {
    private static final int AT_ONCE = 400;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int SITES = 40;
    private static final ExtractionLimits LIMITS =
            new ExtractionLimits(32 << 20, 10 << 20, 500_000, Duration.ofSeconds(15));

    private final HtmlText html = new HtmlText(LIMITS);
    private final PageWriter writer;

    private PageLoad(PageWriter writer) {
        this.writer = writer;
    }

    private record Page(Payload payload, Instant at) {}

    /** Says how many it took, once all are acknowledged. */
    public static void main(String[] arguments) throws Exception {
        var cluster = new SearchCluster(URI.create(arguments[0]), Duration.ofSeconds(60));
        var pages =
                new Pages(cluster, new Pages.Shape("diancang-", 1, 1, 0, Duration.ofMillis(500)));
        pages.ensure();
        System.out.println(new PageLoad(new PageWriter(cluster, pages)).load(System.in));
        System.exit(0);
    }

    private int load(InputStream in) throws Exception {
        int count = 0;
        List<Page> next = new ArrayList<>();
        List<Future<?>> writes = new ArrayList<>();
        var room = new Semaphore(2 * THREADS);
        try (WarcReader reader = new WarcReader(in);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (WarcRecord record : reader) {
                next.add(page((WarcResponse) record));
                count++;
                if (next.size() == AT_ONCE) {
                    List<Page> full = next;
                    next = new ArrayList<>();
                    room.acquire();
                    writes.add(
                            threads.submit(
                                    () -> {
                                        try {
                                            write(full);
                                        } finally {
                                            room.release();
                                        }
                                        return null;
                                    }));
                }
            }
            write(next);
            for (Future<?> write : writes) {
                write.get();
            }
        }
        return count;
    }

    private static Page page(WarcResponse response) throws IOException {
        try (InputStream body = response.http().body().stream()) {
            return new Page(
                    new Payload(body.readAllBytes(), false, "text/html", response.target()),
                    response.date());
        }
    }

    private void write(List<Page> pages) throws IOException {
        List<PageUpdate> updates = new ArrayList<>();
        for (Page page : pages) {
            String url = page.payload().url();
            String urlkey = UrlKey.of(url).toString();
            String digest = "sha1:" + Integer.toHexString(url.hashCode());
            updates.add(
                    new PageUpdate(
                            PageId.of(urlkey, digest),
                            url,
                            urlkey,
                            digest,
                            Optional.of(PageType.HTML),
                            Optional.of("text/html"),
                            OptionalLong.empty(),
                            captures(url, page.at()),
                            Optional.of(
                                    Examined.of(
                                            html.extract(
                                                    page.payload(), Deadline.in(LIMITS.time()))))));
        }
        if (!writer.write(updates, Map.of()).isEmpty()) {
            throw new IllegalStateException("the index refused pages");
        }
    }

    private static List<PageCapture> captures(String url, Instant first) {
        List<PageCapture> captures = new ArrayList<>();
        int host = URI.create(url).getHost().hashCode();
        for (int i = 0; i <= Math.floorMod(url.hashCode(), 5); i++) {
            Instant at = first.plus(Duration.ofDays(190L * i));
            captures.add(
                    new PageCapture(
                            "load.warc.gz:" + url + i,
                            at,
                            new UUID(7, Math.floorMod(host, SITES)),
                            new UUID(9, Math.floorMod(host, 3)),
                            200,
                            at.atOffset(ZoneOffset.UTC).getYear()));
        }
        return captures;
    }
}
