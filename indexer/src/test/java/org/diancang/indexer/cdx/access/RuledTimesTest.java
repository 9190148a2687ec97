package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.book;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.VisibleTimes;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.Test;

/** Rules asked once a time, against rules asked for each line. */
class RuledTimesTest {
    private static final String URL = "http://www.example.com/news/page.html";
    private static final String OTHER = "http://www.other.example/";
    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private final Random random = new Random(33);

    @Test
    void whateverTheRulesTheyHideTheSameLines() {
        int hidden = 0;
        int seen = 0;
        for (int round = 0; round < 200; round++) {
            var rules = new AccessRule[random.nextInt(6)];
            for (int i = 0; i < rules.length; i++) {
                rules[i] = rule().build();
            }
            var visibility = new AccessVisibility(book(rules), Clock.fixed(NOW, ZoneOffset.UTC));
            var viewer = new Viewer.Reader(random.nextBoolean() ? Set.of() : Set.of("room"));
            String key = UrlKey.of(URL).value();
            String url = random.nextInt(4) == 0 ? OTHER : URL;
            Predicate<StoredLine> each = visibility.to(viewer, CollectionName.MAIN);
            VisibleTimes times = visibility.times(viewer, CollectionName.MAIN, key).apply(url);
            for (int i = 0; i < 100; i++) {
                String digits = CdxTimestamp.of(moment());
                boolean visible = each.test(line(key, digits, url));
                assertThat(times.includes(Long.parseLong(digits))).as(digits).isEqualTo(visible);
                hidden += visible ? 0 : 1;
                seen += visible ? 1 : 0;
            }
        }
        assertThat(hidden).isGreaterThan(1_000);
        assertThat(seen).isGreaterThan(1_000);
    }

    private SampleRules.Draft rule() {
        String pattern =
                switch (random.nextInt(4)) {
                    case 0 -> "*";
                    case 1 -> OTHER;
                    case 2 -> "*.example.com";
                    default -> URL;
                };
        int kind = random.nextInt(3);
        SampleRules.Draft rule =
                switch (kind) {
                    case 0 -> allow(pattern);
                    case 1 -> block(pattern);
                    default -> exclude(pattern);
                };
        if (random.nextBoolean()) {
            Instant from = moment();
            Instant to = moment();
            rule.captured(
                    (from.isBefore(to) ? from : to).toString(),
                    random.nextBoolean() ? (from.isBefore(to) ? to : from).toString() : "");
        }
        if (kind > 0 && random.nextInt(3) == 0) {
            rule.embargo(random.nextBoolean() ? "P6M" : "P" + (1 + random.nextInt(900)) + "D");
        }
        if (random.nextInt(3) == 0) {
            rule.groups("room");
        }
        return rule;
    }

    /** Often the same ones, at which rules begin and end, or seconds beside them. */
    private Instant moment() {
        Instant[] some = {
            Instant.parse("2026-01-01T08:00:00Z"),
            Instant.parse("2025-12-31T23:59:59Z"),
            Instant.parse("2024-02-29T00:00:00Z"),
            Instant.parse("1996-05-05T05:05:05Z")
        };
        return random.nextInt(3) == 0
                ? Instant.ofEpochSecond(800_000_000 + random.nextInt(1_000_000_000))
                : some[random.nextInt(some.length)].plusSeconds(random.nextInt(3) - 1);
    }

    private static StoredLine line(String key, String digits, String url) {
        CdxLine line = CdxLine.plain(url, null, 200, null, null, null, null, 0, "f.warc.gz");
        return new StoredLine(
                new CdxKey(key, digits, "f.warc.gz", 0), new CdxLineCodec().encode(line));
    }
}
