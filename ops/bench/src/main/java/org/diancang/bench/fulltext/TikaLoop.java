package org.diancang.bench.fulltext;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.xml.sax.SAXException;

/**
 * Main class of a process that extracts with Tika: {@code WARC}, then on standard input {@code rate
 * FROM TO} or {@code read FILE}. Its counterpart with our extraction is among the indexer's tests.
 */
final class TikaLoop {
    private final Parser parser = new AutoDetectParser();

    private TikaLoop() {}

    /** Answers until there is nothing more to read. */
    public static void main(String[] arguments) throws Exception {
        List<SamplePage> pages = pages(Path.of(arguments[0]));
        var tika = new TikaLoop();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("rate")) {
                System.out.println(
                        PagesByTurns.rate(
                                pages.subList(
                                        Integer.parseInt(words[1]), Integer.parseInt(words[2])),
                                tika::read));
            } else {
                List<Reading> readings = new ArrayList<>();
                for (SamplePage page : pages) {
                    readings.add(tika.read(page));
                }
                Reading.write(Path.of(words[1]), readings);
                System.out.println(readings.size());
            }
        }
    }

    private static List<SamplePage> pages(Path warc) throws IOException {
        List<SamplePage> pages = new ArrayList<>();
        try (WarcReader reader = new WarcReader(warc)) {
            for (WarcRecord record : reader) {
                if (record instanceof WarcResponse response) {
                    try (InputStream body = response.http().body().stream()) {
                        pages.add(
                                new SamplePage(
                                        response.target(),
                                        response.http()
                                                .headers()
                                                .first("Content-Type")
                                                .orElse("text/html"),
                                        body.readAllBytes()));
                    }
                }
            }
        }
        return pages;
    }

    private Reading read(SamplePage page) {
        var metadata = new Metadata();
        metadata.set(HttpHeaders.CONTENT_TYPE, page.contentType());
        var text = new BodyContentHandler(-1);
        try (var body = new ByteArrayInputStream(page.body())) {
            parser.parse(body, text, metadata, new ParseContext());
        } catch (IOException | SAXException | TikaException e) {
            throw new IllegalStateException(page.url(), e);
        }
        MediaType type = MediaType.parse(metadata.get(HttpHeaders.CONTENT_TYPE));
        String charset = type == null ? null : type.getParameters().get("charset");
        return new Reading(page.url(), charset == null ? "" : charset, text.toString());
    }
}
