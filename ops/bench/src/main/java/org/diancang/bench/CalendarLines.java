package org.diancang.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.diancang.url.UrlKey;

/**
 * Lines of URLs that were captured often over sixteen years; each tenth version is another.
 *
 * @param url of all
 * @param count how many
 * @param own whether they say all that lines of our own captures say, and not only what CDX 11 can
 */
record CalendarLines(String url, int count, boolean own) {
    private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
    private static final long SECONDS = 16L * 365 * 86_400;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** As the codec of the index writes a line. */
    private static final String OWN =
            """
            {"url":"%s","mime":"text/html","status":200,"digest":"sha1:%s","length":4000,\
            "offset":%d,"filename":"%s","recordType":"response",\
            "recordId":"urn:uuid:01930000-0000-7000-8000-%012d","capturedAt":"%s",\
            "writtenAt":"%s","crawlId":"01930000-0000-7000-8000-000000000017",\
            "siteId":"01930000-0000-7000-8000-000000000031",\
            "libraryId":"01930000-0000-7000-8000-000000000001","serverIp":"203.0.113.24",\
            "payloadLength":12345}""";

    private static final String FILE = "LJ0031-c00017-e1-20260301080000000-00001.warc.gz";

    /** Some of the lines. */
    byte[] some(int from, int to) {
        String urlkey = UrlKey.of(url).value();
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            Instant at = FIRST.plusSeconds(i * (SECONDS / count));
            text.append(urlkey).append(' ').append(TIME.format(at)).append(' ');
            text.append(own ? own(i, at) : plain(i)).append('\n');
        }
        return text.toString().getBytes(US_ASCII);
    }

    private String own(int i, Instant at) {
        return OWN.formatted(url, digest(i), i, FILE, i, at, at.plusMillis(300));
    }

    private String plain(int i) {
        return "%s text/html 200 %s - - 4000 %d %s".formatted(url, digest(i), i, FILE);
    }

    private static String digest(int i) {
        var digits = new StringBuilder("AAAAAAAAAAAAAAAAAAAAAAAAAA");
        for (int rest = i / 10, k = 0; k < 6; k++, rest /= 26) {
            digits.append((char) ('A' + rest % 26));
        }
        return digits.toString();
    }
}
