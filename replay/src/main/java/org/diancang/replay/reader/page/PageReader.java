package org.diancang.replay.reader.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.capture.LostRecordException;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.rewrite.PageCharset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads captures that are text; the first {@value #MOST_BYTES} bytes of long ones. */
@Component
public class PageReader {
    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);
    private static final int MOST_BYTES = 2 << 20;
    private static final Set<String> TEXT =
            Set.of("application/json", "application/javascript", "application/xml");

    private final Captures captures;

    PageReader(Captures captures) {
        this.captures = captures;
    }

    /** The text of a capture; empty where it is none, or its record can't be read. */
    public Optional<PageReading> read(CdxLine line) {
        try (Capture capture = captures.open(line)) {
            String type = mediaType(capture);
            boolean html = type.contains("html");
            if (!html && !type.startsWith("text/") && !TEXT.contains(type)) {
                return Optional.empty();
            }
            try (InputStream recorded = capture.recordedPayload()) {
                Optional<InputStream> in =
                        ContentDecoding.decode(recorded, capture.contentEncoding());
                return in.isEmpty()
                        ? Optional.empty()
                        : Optional.of(read(in.get(), capture, line.url(), html));
            }
        } catch (IOException | LostRecordException e) {
            LOG.warn("can't read {}:{}, shown without its text", line.file(), line.offset(), e);
            return Optional.empty();
        }
    }

    private static PageReading read(InputStream in, Capture capture, String url, boolean html)
            throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        boolean cut = bytes.length == MOST_BYTES && in.read() >= 0;
        byte[] start = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, PageCharset.SNIFFED));
        PageCharset charset = PageCharset.detect(start, capture.header("Content-Type"));
        String text = new String(bytes, charset.charset());
        Passages passages = new Passages();
        if (!html) {
            text.lines().forEach(passages::line);
            return new PageReading(
                    "", charset.label(), passages.all(), Set.of(), cut || passages.full());
        }
        Document page = Jsoup.parse(text, url);
        passages.read(page.body());
        return new PageReading(
                page.title().strip(),
                charset.label(),
                passages.all(),
                PageParts.of(page),
                cut || passages.full());
    }

    private static String mediaType(Capture capture) {
        return capture.header("Content-Type")
                .map(t -> t.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
