package org.diancang.indexer.cdx.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.diancang.events.RecordType;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.store.StoredHistory;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.diancang.indexer.cdx.store.TwoStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars of random captures, against the count of what a search finds. */
class CalendarCountsTest {
    private static final String URLKEY = "cn,example)/a";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long EARLIEST = Instant.parse("2019-12-20T00:00:00Z").getEpochSecond();

    @TempDir Path folder;
    private final Clock clock = Clock.systemUTC();
    private final Random random = new Random(20_261_127);
    private TwoStores stores;
    private StoredIndex index;
    private StoredHistory history;
    private Predicate<StoredLine> visible = _ -> true;
    private final List<CdxKey> captured = new ArrayList<>();
    private final List<CdxKey> loaded = new ArrayList<>();
    private long offset;

    @BeforeEach
    void open() {
        stores = new TwoStores(folder);
        var traffic = new LookUpTraffic(clock);
        index = new StoredIndex(stores, (_, _) -> line -> visible.test(line), traffic);
        history = new StoredHistory(stores, index, (_, _) -> line -> visible.test(line), traffic);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void whateverIsWrittenRemovedAndHiddenIsCountedExactly() {
        for (int round = 0; round < 60; round++) {
            change();
            boolean hides = random.nextInt(3) == 0;
            int second = random.nextInt(60);
            boolean hidesLatest = random.nextInt(4) == 0;
            visible =
                    line ->
                            !(hides && line.timestamp().endsWith("%02d".formatted(second)))
                                    && !(hidesLatest && line.timestamp().startsWith("2022"));
            stores.rowsAreHere(random.nextInt(5) > 0);
            if (random.nextInt(10) == 0) {
                stores.compact();
            }
            compare(digits());
        }
        assertThat(captured.size() + loaded.size()).isGreaterThan(5_000);
    }

    @Test
    void capturesUnderAnAliasAreCountedWithTheOthers() {
        stores.alias("cn,example)/old", URLKEY);
        for (int round = 0; round < 10; round++) {
            change();
            changeOf("cn,example)/old");
            compare(digits());
        }
    }

    @Test
    void aRemovalAtTheEdgeOfADayIsSeenAtOnce() {
        for (int i = 0; i < 2_000; i++) {
            capture(key(URLKEY, EARLIEST + 3_600L * i), i);
        }
        compare("");
        while (captured.size() > 1_990) {
            stores.uncapture(captured.remove(random.nextInt(captured.size())));
            compare("2020");
        }
    }

    @Test
    void aPurgedCaptureIsCountedNoMore() {
        for (int i = 0; i < 2_000; i++) {
            capture(key(URLKEY, EARLIEST + 3_600L * i), i);
        }
        compare("");
        stores.purge(captured.remove(1_000));
        compare("2020");
    }

    private String digits() {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> "2020";
            case 2 -> "20200" + (1 + random.nextInt(9));
            case 3 -> "202001%02d".formatted(1 + random.nextInt(31));
            default -> "202001%02d%02d".formatted(1 + random.nextInt(31), random.nextInt(24));
        };
    }

    private void change() {
        changeOf(URLKEY);
    }

    private void changeOf(String urlkey) {
        int many = random.nextInt(4) == 0 ? random.nextInt(700) : random.nextInt(20);
        for (int i = 0; i < many; i++) {
            capture(key(urlkey, moment()), random.nextInt());
        }
        List<CdxKey> keys = new ArrayList<>();
        List<CdxLine> lines = new ArrayList<>();
        for (int i = 0; i < many / 2; i++) {
            boolean again = !captured.isEmpty() && random.nextInt(20) == 0;
            CdxKey key =
                    again ? captured.get(random.nextInt(captured.size())) : key(urlkey, moment());
            keys.add(key);
            lines.add(random.nextBoolean() ? plain(key) : ofOthers(key));
            loaded.add(key);
        }
        stores.load(keys, lines);
        for (int i = 0; i < random.nextInt(10); i++) {
            if (!captured.isEmpty()) {
                stores.uncapture(captured.remove(random.nextInt(captured.size())));
            }
            if (!loaded.isEmpty()) {
                stores.unload(loaded.remove(random.nextInt(loaded.size())));
            }
        }
    }

    private long moment() {
        int days = random.nextInt(3) == 0 ? 3 : 800;
        return EARLIEST + random.nextInt(86_400 * days) / 7 * 7L;
    }

    private CdxKey key(String urlkey, long second) {
        String digits = CdxTimestamp.of(Instant.ofEpochSecond(second));
        if (random.nextInt(200) == 0) {
            digits = digits.substring(0, 8) + "996199";
        }
        return new CdxKey(urlkey, digits, "f" + random.nextInt(3) + ".warc.gz", offset++);
    }

    private void capture(CdxKey key, int what) {
        boolean revisit = what % 5 == 0;
        CdxLine line =
                CdxLine.of(
                        SampleCaptures.response(
                                        key.urlkey(),
                                        CdxTimestamp.earliest(key.timestamp()).toString(),
                                        key.offset())
                                .url("http://example.cn/" + (what % 7 == 0 ? "A" : "a"))
                                .status(status(what))
                                .recordType(revisit ? RecordType.REVISIT : RecordType.RESPONSE)
                                .payloadDigest(digest())
                                .build());
        captured.add(key);
        stores.capture(key, line);
    }

    private int status(int what) {
        int[] statuses = {200, 200, 200, 200, 301, 404, 503, 999};
        return statuses[Math.floorMod(what, statuses.length)];
    }

    private String digest() {
        return switch (random.nextInt(6)) {
            case 0 -> "md5:abc";
            case 1 -> "sha1:" + "A".repeat(32);
            case 2 -> "sha1:" + "A".repeat(31) + "B";
            default -> "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A";
        };
    }

    private CdxLine plain(CdxKey key) {
        String[] digests = {null, "-", "A".repeat(32), "B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A", "abc"};
        return CdxLine.plain(
                "http://example.cn/a",
                random.nextInt(4) == 0 ? "warc/revisit" : random.nextBoolean() ? "text/html" : null,
                random.nextInt(5) == 0 ? null : status(random.nextInt(100)),
                digests[random.nextInt(digests.length)],
                null,
                null,
                12L,
                key.offset(),
                key.file());
    }

    private CdxLine ofOthers(CdxKey key) {
        return plain(key).with(Map.of("note", "\"" + UUID.randomUUID() + "\\"));
    }

    private void compare(String digits) {
        var url = new CdxTarget.Exact(URLKEY, Optional.of("p"));
        CalendarQuestion question =
                new CalendarQuestion(CollectionName.MAIN, url, digits, Long.MAX_VALUE, ZONE);
        var silence = new Silence(clock, Duration.ofMinutes(1));
        CalendarAnswer answer =
                Counting.of(
                        question,
                        counting ->
                                history.each(
                                        CollectionName.MAIN,
                                        url,
                                        Viewer.ANYBODY,
                                        silence,
                                        counting));

        List<StoredLine> lines = new ArrayList<>();
        try (CdxLines found = index.search(CdxSearch.of(CollectionName.MAIN, url), silence)) {
            found.forEachRemaining(lines::add);
        }
        List<NaiveCalendar.One> all = NaiveCalendar.read(lines);
        assertThat(answer.captures()).isEqualTo(all.size());
        if (all.isEmpty()) {
            return;
        }
        assertThat(answer.first().at()).isEqualTo(all.getFirst().at());
        assertThat(answer.latest().at()).isEqualTo(all.getLast().at());
        assertThat(answer.url()).isEqualTo(all.getLast().url());
        assertThat(answer.years()).isEqualTo(NaiveCalendar.years(all, ZONE));
        int wanted = digits.length() < 4 ? -1 : Integer.parseInt(digits.substring(0, 4));
        List<Integer> years = answer.years().stream().map(CalendarAnswer.Year::year).toList();
        assertThat(answer.year().year())
                .isEqualTo(years.contains(wanted) ? wanted : years.getFirst());
        compareYear(answer, all, digits);
    }

    private static void compareYear(
            CalendarAnswer answer, List<NaiveCalendar.One> all, String digits) {
        CalendarAnswer.YearShown year = answer.year();
        List<NaiveCalendar.One> ofYear =
                all.stream().filter(one -> one.day(ZONE).getYear() == year.year()).toList();
        assertThat(year.days()).isEqualTo(NaiveCalendar.days(ofYear, ZONE));
        List<NaiveCalendar.Row> rows = NaiveCalendar.rows(ofYear);
        assertThat(year.lines()).isEqualTo(rows.size());
        assertThat(NaiveCalendar.rowsOf(year.rows())).isEqualTo(rows.stream().limit(60).toList());

        CalendarAnswer.DayShown day = answer.day();
        if (digits.length() >= 8
                && all.stream()
                        .anyMatch(
                                one ->
                                        one.day(ZONE)
                                                .toString()
                                                .replace("-", "")
                                                .equals(digits.substring(0, 8)))) {
            assertThat(day.date().toString().replace("-", "")).isEqualTo(digits.substring(0, 8));
        }
        List<NaiveCalendar.One> ofDay =
                all.stream().filter(one -> one.day(ZONE).equals(day.date())).toList();
        assertThat(day.captures()).isEqualTo(ofDay.size());
        List<NaiveCalendar.One> ofList =
                day.hour() == null
                        ? ofDay
                        : ofDay.stream()
                                .filter(one -> one.at().atZone(ZONE).getHour() == day.hour())
                                .toList();
        List<NaiveCalendar.Row> listed = NaiveCalendar.rows(ofList);
        assertThat(day.lines()).isEqualTo(listed.size());
        assertThat(NaiveCalendar.rowsOf(day.rows())).isEqualTo(listed.stream().limit(40).toList());
    }
}
