package org.diancang.indexer.cdx.access;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules as OutbackCDX writes them in CSV, with its order of columns and its form of dates. */
final class OutbackCsv {
    private static final String HEADING =
            "ruleId,policyId,patterns,accessedFrom,accessedTo,capturedFrom,capturedTo,period,"
                    + "publicMessage,privateComment,externalId,reason,pinned,created,creator,"
                    + "modified,modifier\r\n";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ENGLISH);

    private final Writer out;
    private final LongFunction<@Nullable String> policyName;

    OutbackCsv(Writer out, LongFunction<@Nullable String> policyName) {
        this.out = out;
        this.policyName = policyName;
    }

    void write(List<OutbackRule> rules) throws IOException {
        out.write(HEADING);
        for (OutbackRule rule : rules) {
            out.write(line(rule));
        }
    }

    private String line(OutbackRule rule) {
        Stream<String> cells =
                Stream.of(
                        String.valueOf(rule.id()),
                        rule.policyId() == null ? "" : quoted(policyName.apply(rule.policyId())),
                        quoted(String.join(" ", patterns(rule))),
                        quoted(from(rule.accessed())),
                        quoted(to(rule.accessed())),
                        quoted(from(rule.captured())),
                        quoted(to(rule.captured())),
                        quoted(rule.period() == null ? null : rule.period().period().toString()),
                        quoted(rule.publicMessage()),
                        quoted(rule.privateComment()),
                        quoted(rule.externalId()),
                        quoted(rule.reason()),
                        rule.pinned() ? "Y" : "N",
                        quoted(date(OutbackRule.read(rule.created()))),
                        quoted(rule.creator()),
                        quoted(date(OutbackRule.read(rule.modified()))),
                        quoted(rule.modifier()));
        return cells.collect(Collectors.joining(",", "", "\r\n"));
    }

    private static List<String> patterns(OutbackRule rule) {
        return rule.urlPatterns() == null ? List.of() : rule.urlPatterns();
    }

    private static @Nullable String from(OutbackRule.@Nullable Dates dates) {
        return dates == null ? null : date(dates.from());
    }

    private static @Nullable String to(OutbackRule.@Nullable Dates dates) {
        return dates == null ? null : date(dates.to());
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "" : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
