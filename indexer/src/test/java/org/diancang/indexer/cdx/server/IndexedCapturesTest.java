package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.CaptureLine;
import org.diancang.indexer.CaptureLines;
import org.diancang.indexer.LinePlace;
import org.diancang.indexer.cdx.IndexedCaptures;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.SampleSettings;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.junit.jupiter.api.Test;

/** What another feature reads of the index is what {@code /cdx} says, byte for byte. */
class IndexedCapturesTest {
    private static final String KEY = "com,example)/a";
    private static final String URL = "http://www.example.com/a";

    private final ResourceCaptured first = capture("2024-01-02T03:04:05.678Z", 7);
    private final ResourceCaptured revisit =
            SampleCaptures.revisit(KEY, "2025-01-02T03:04:05Z", 70)
                    .url(URL)
                    .partitionKey("com,example")
                    .build();
    private final SortedStores stores =
            new SortedStores()
                    .with(revisit)
                    .with(first)
                    .with(
                            SampleCaptures.response(KEY + "/b", "2024-01-02T03:04:05Z", 700)
                                    .partitionKey("com,example")
                                    .build());
    private final CaptureLines lines =
            new IndexedCaptures(
                    new StoredIndex(
                            stores, (_, _) -> _ -> true, new LookUpTraffic(Clock.systemUTC())),
                    SampleSettings.CDX,
                    Clock.systemUTC());

    private static ResourceCaptured capture(String at, long offset) {
        return SampleCaptures.response(KEY, at, offset)
                .url(URL)
                .partitionKey("com,example")
                .build();
    }

    @Test
    void linesOfAUrlAreThoseThatALookUpAnswers() throws Exception {
        StringBuilder cdx = new StringBuilder();
        StringBuilder cdxj = new StringBuilder();
        try (var found = lines.of(KEY, URL, Optional.empty())) {
            while (found.hasNext()) {
                CaptureLine line = found.next();
                cdx.append(new String(line.cdx(), UTF_8));
                cdxj.append(new String(line.cdxj(), UTF_8));
            }
        }

        AskedCdx asked = new AskedCdx(stores);
        assertThat(cdx.toString()).isEqualTo(asked.body(Map.of("url", List.of(URL))));
        assertThat(cdxj.toString())
                .isEqualTo(asked.body(Map.of("url", List.of(URL), "output", List.of("cdxj"))));
        assertThat(stores.open).isZero();
    }

    @Test
    void behindALineTheNextIsRead() {
        for (String form : List.of("cdx", "cdxj", "place")) {
            LinePlace place;
            try (var found = lines.of(KEY, URL, Optional.empty())) {
                CaptureLine line = found.next();
                place =
                        LinePlace.of(
                                        switch (form) {
                                            case "cdx" -> new String(line.cdx(), UTF_8);
                                            case "cdxj" -> new String(line.cdxj(), UTF_8);
                                            default -> line.place().text();
                                        })
                                .orElseThrow();
            }
            try (var rest = lines.of(KEY, URL, Optional.of(place))) {
                assertThat(rest.next().captureId()).isEqualTo(revisit.captureId());
                assertThat(rest.hasNext()).isFalse();
            }
        }
    }

    @Test
    void aCaptureIsFoundByItsPlaceAlone() {
        assertThat(lines.at(URL, first.captureId(), first.capturedAt())).isPresent();
        assertThat(lines.at(URL, first.captureId(), revisit.capturedAt())).isEmpty();
        assertThat(lines.at(URL, revisit.captureId(), first.capturedAt())).isEmpty();
    }

    @Test
    void whatIsNoLineHasNoPlace() {
        for (String text :
                List.of("", "a", "a b c d", "k 20240102030405 x f", "k 2024 {\"", "{}")) {
            assertThat(LinePlace.of(text)).as(text).isEmpty();
        }
    }
}
