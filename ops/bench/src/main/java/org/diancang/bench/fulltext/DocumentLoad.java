package org.diancang.bench.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.diancang.bench.measure.AskedProcess;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Fills the index: generated pages, extracted and merged by the indexer's own classes, but neither
 * through Kafka nor out of WARC files, since loading is not what is measured.
 */
final class DocumentLoad {
    /** About 2 KB of text in UTF-8. */
    private static final int CHARACTERS = 650;

    private static final int HOSTS = 2_000;

    private final GovernmentPages texts;
    private final PrintStream out;
    private final RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(9);

    DocumentLoad(TextChain chain, PrintStream out) {
        this.texts = new GovernmentPages(chain);
        this.out = out;
    }

    void load(AskedProcess loader, int documents) throws IOException {
        long begin = System.nanoTime();
        String loaded = loader.feed(in -> write(in, documents));
        out.printf("%s documents loaded in %.0f s%n", loaded, (System.nanoTime() - begin) / 1e9);
    }

    private void write(OutputStream in, int documents) throws IOException {
        var writer = new WarcWriter(Channels.newChannel(in), WarcCompression.NONE);
        for (int i = 0; i < documents; i++) {
            PageText text = texts.text(CHARACTERS, "utf-8", random);
            var http = new ByteArrayOutputStream();
            http.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(UTF_8));
            http.writeBytes(GovernmentPages.markup(text, random).getBytes(UTF_8));
            String url =
                    "http://www.site%d.gov.cn/zwgk/%s/t%d.html"
                            .formatted(host(), text.day().substring(0, 4), i);
            Instant published =
                    LocalDate.parse(text.day()).atStartOfDay().toInstant(ZoneOffset.UTC);
            writer.write(
                    new WarcResponse.Builder(URI.create(url))
                            .date(published.plusSeconds(random.nextInt(30_000_000)))
                            .body(MediaType.HTTP_RESPONSE, http.toByteArray())
                            .build());
        }
    }

    /** A few hosts have most of the pages. */
    private int host() {
        double share = random.nextDouble();
        return (int) (HOSTS * share * share * share);
    }
}
