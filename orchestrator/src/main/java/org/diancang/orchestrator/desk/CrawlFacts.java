package org.diancang.orchestrator.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.diancang.orchestrator.capture.CaptureFilter;
import org.diancang.orchestrator.capture.CaptureKind;
import org.diancang.orchestrator.capture.CaptureOutcome;
import org.diancang.orchestrator.capture.CaptureSums;
import org.diancang.orchestrator.capture.Captures;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.ReaderLinks;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a crawl has captured so far, by outcome, kind, host and minute, and the latest of it. */
@Component
class CrawlFacts {
    private static final int HOSTS = 8;
    private static final int LOG = 12;
    private static final int MINUTES = 30;
    private final CaptureSums sums;
    private final Captures captures;
    private final ReaderLinks reader;
    private final Words words;

    CrawlFacts(CaptureSums sums, Captures captures, ReaderLinks reader, Words words) {
        this.sums = sums;
        this.captures = captures;
        this.reader = reader;
        this.words = words;
    }

    /**
     * A part of the captures.
     *
     * @param key message that names it
     * @param tone class of its bar
     * @param share 0 to 1
     * @param href the list that it counts; absent where there is none
     */
    record Share(String key, String tone, long captures, double share, @Nullable String href) {
        public long percent() {
            return Math.round(100 * share);
        }
    }

    /** A host and the list of its captures. */
    record HostRow(
            String host, long captures, long problems, long bytes, Instant last, String href) {}

    /**
     * The facts.
     *
     * @param outcomes every outcome that occurred, most frequent first
     * @param kinds every kind that occurred, most frequent first
     * @param hosts the hosts with most captures
     * @param hostCount all hosts
     * @param problems captures that ended in an error
     * @param minutes captures by minute; absent until two minutes have some
     * @param bytes bytes in WARC files by minute; absent likewise
     * @param latest the latest captures, newest first
     */
    record Facts(
            List<Share> outcomes,
            List<Share> kinds,
            List<HostRow> hosts,
            long hostCount,
            long problems,
            @Nullable Plot minutes,
            @Nullable Plot bytes,
            List<CaptureRow> latest) {
        /** For a part of a page that shows none of them. */
        static final Facts NONE =
                new Facts(List.of(), List.of(), List.of(), 0, 0, null, null, List.of());
    }

    Facts of(UUID crawl, DeskFormat format) {
        List<CaptureSums.Minute> minutes = sums.lastMinutes(crawl, MINUTES);
        Map<CaptureOutcome, Long> outcomes = sums.byOutcome(crawl);
        return new Facts(
                shares(
                        outcomes,
                        "capture.outcome.",
                        CrawlFacts::tone,
                        outcome -> log(crawl, "state", parameter(outcome))),
                shares(sums.byKind(crawl), "capture.kind.", (CaptureKind _) -> "", _ -> null),
                hosts(crawl),
                sums.hosts(crawl),
                outcomes.entrySet().stream()
                        .filter(e -> e.getKey().problem())
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                minutes(
                        minutes,
                        CaptureSums.Minute::captures,
                        new Axis(
                                "crawl.minutes.label",
                                "site.captures",
                                format::count,
                                format::exact),
                        format),
                minutes(
                        minutes,
                        CaptureSums.Minute::bytes,
                        new Axis("crawl.bytes.label", "crawl.bytes", format::bytes, format::bytes),
                        format),
                captures.ofCrawl(crawl, CaptureFilter.ALL, Optional.empty(), LOG).rows().stream()
                        .map(line -> CaptureRow.of(line, reader))
                        .toList());
    }

    /** What a parameter of the list of captures names; nothing where it names none. */
    static Optional<CaptureOutcome> outcome(String parameter) {
        return Arrays.stream(CaptureOutcome.values())
                .filter(outcome -> parameter(outcome).equals(parameter))
                .findFirst();
    }

    static String parameter(CaptureOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String log(UUID crawl, String parameter, String value) {
        return ListAddress.of("/crawls/" + crawl + "/captures").with(parameter, value).href();
    }

    private static String tone(CaptureOutcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case REPEATED -> "info";
            case REDIRECT, NONE -> "";
            case GONE, REFUSED, BROKEN -> "warn";
        };
    }

    private static <K extends Enum<K>> List<Share> shares(
            Map<K, Long> counts,
            String key,
            java.util.function.Function<K, String> tone,
            java.util.function.Function<K, @Nullable String> href) {
        long all = Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<K, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(
                        e ->
                                new Share(
                                        key + e.getKey().name(),
                                        tone.apply(e.getKey()),
                                        e.getValue(),
                                        e.getValue() / (double) all,
                                        href.apply(e.getKey())))
                .collect(Collectors.toList());
    }

    private List<HostRow> hosts(UUID crawl) {
        return sums.byHost(crawl, HOSTS).stream()
                .map(
                        host ->
                                new HostRow(
                                        host.host().isEmpty() ? "—" : host.host(),
                                        host.captures(),
                                        host.problems(),
                                        host.bytes(),
                                        host.lastCapturedAt(),
                                        log(crawl, "host", host.host())))
                .toList();
    }

    /**
     * What a plot counts.
     *
     * @param label message of what there is to see
     * @param head message of the column of its table
     * @param scale writes a value of the scale
     * @param exact writes a value of the table
     */
    private record Axis(
            String label, String head, LongFunction<String> scale, LongFunction<String> exact) {}

    /** Minutes without any capture are bars of no height, so that a pause is seen. */
    private @Nullable Plot minutes(
            List<CaptureSums.Minute> found,
            ToLongFunction<CaptureSums.Minute> value,
            Axis axis,
            DeskFormat format) {
        if (found.size() < 2) {
            return null;
        }
        Map<Instant, CaptureSums.Minute> byTime =
                found.stream().collect(Collectors.toMap(CaptureSums.Minute::at, m -> m));
        Instant last = found.getLast().at();
        Instant first = last.minus(Duration.ofMinutes(MINUTES - 1));
        if (found.getFirst().at().isAfter(first)) {
            first = found.getFirst().at();
        }
        List<String> names = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Instant at = first; !at.isAfter(last); at = at.plus(Duration.ofMinutes(1))) {
            CaptureSums.Minute minute = byTime.get(at);
            long captured = minute == null ? 0 : value.applyAsLong(minute);
            names.add(format.clock(at));
            values.add(captured);
            rows.add(List.of(format.clock(at), axis.exact().apply(captured)));
        }
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        return Plot.bars(
                words.say(axis.label(), names.size(), axis.exact().apply(most)),
                names,
                List.of(new Plot.Series("s3", values)),
                axis.scale(),
                new Plot.Table(
                        List.of(words.say("crawl.minutes.at"), words.say(axis.head())), rows));
    }
}
