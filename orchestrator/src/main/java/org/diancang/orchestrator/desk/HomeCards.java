package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.capture.CaptureSums;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What today's page shows beside the work: how the archive grows, and how the year stands. */
@Component
class HomeCards {
    private static final int DAYS = 30;
    private static final Duration PACE = Duration.ofDays(56);
    private final CaptureSums sums;
    private final StoredFiles stored;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    HomeCards(CaptureSums sums, StoredFiles stored, Words words, Clock clock, ZoneId deskZone) {
        this.sums = sums;
        this.stored = stored;
        this.words = words;
        this.clock = clock;
        this.zone = deskZone;
    }

    /**
     * Captures of the last 30 days.
     *
     * @param captures sum of the days
     * @param best the day with most; absent where there are none
     */
    record Growth(long captures, Plot plot, @Nullable String best) {}

    /**
     * Sealed WARC files.
     *
     * @param recent bytes sealed in the last 30 days
     * @param saved bytes fetched and not stored again, since an earlier capture has them
     */
    record Storage(int files, long bytes, long recent, long saved) {}

    /**
     * What the ledger's first figure rests on.
     *
     * @param unaudited archived sites that no audit has looked at since their last crawl
     * @param problems sites whose audit found differences
     * @param forecast where the year leads at the pace of the last weeks; absent once it is over
     */
    record Standings(
            long archived,
            long verified,
            long unaudited,
            long problems,
            @Nullable Forecast forecast) {}

    /**
     * Where the year leads.
     *
     * @param daysLeft days until the end of the year
     * @param expected archived sites by then, at most the target
     * @param missing sites short of the target
     */
    record Forecast(long daysLeft, long expected, long missing) {}

    Growth growth() {
        DeskFormat format = new DeskFormat(words.locale(), zone);
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate from = today.minusDays(DAYS - 1);
        Map<LocalDate, Long> byDay =
                sums.byDay(from, zone).stream()
                        .collect(Collectors.toMap(CaptureSums.Day::day, CaptureSums.Day::captures));
        List<String> names = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
            long captures = byDay.getOrDefault(day, 0L);
            String name = format.monthDay(day.atStartOfDay(zone).toInstant());
            names.add(name);
            values.add(captures);
            rows.add(List.of(name, format.exact(captures)));
        }
        long all = values.stream().mapToLong(Long::longValue).sum();
        Plot plot =
                Plot.bars(
                        words.say("home.growth.label", format.exact(all)),
                        names,
                        List.of(new Plot.Series("s3", values)),
                        format::count,
                        new Plot.Table(
                                List.of(words.say("chart.day"), words.say("site.captures")), rows));
        return new Growth(all, plot, best(names, values, format).orElse(null));
    }

    private Optional<String> best(List<String> names, List<Long> values, DeskFormat format) {
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        return most == 0
                ? Optional.empty()
                : Optional.of(
                        words.say(
                                "home.growth.best",
                                names.get(values.indexOf(most)),
                                format.exact(most)));
    }

    Storage storage() {
        StoredFiles.Stock stock = stored.stock(clock.instant().minus(Duration.ofDays(DAYS)));
        return new Storage(
                stock.files(), stock.bytes(), stock.recent(), stored.savedByDeduplication());
    }

    Standings standings(Ledger.Line line, List<Ledger.Entry> entries) {
        long problems = entries.stream().filter(e -> e.auditProblems().orElse(0L) > 0).count();
        long unaudited =
                entries.stream()
                        .filter(e -> e.archived() && !e.verified())
                        .filter(e -> e.auditProblems().orElse(0L) == 0)
                        .count();
        return new Standings(
                line.archived(), line.verified(), unaudited, problems, forecast(line).orElse(null));
    }

    /** A line through the sites that were first captured in the last weeks. */
    private Optional<Forecast> forecast(Ledger.Line line) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        long daysLeft = ChronoUnit.DAYS.between(today, LocalDate.of(line.year(), 12, 31));
        if (daysLeft < 0) {
            return Optional.empty();
        }
        long recent = stored.firstCapturedSince(now.minus(PACE), line.libraryCode(), line.year());
        long expected =
                Math.min(line.target(), line.archived() + recent * daysLeft / PACE.toDays());
        return Optional.of(new Forecast(daysLeft, expected, line.target() - expected));
    }
}
