package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Duplicate;
import org.diancang.orchestrator.site.Finding;
import org.diancang.orchestrator.site.SeedPreview;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What would come of each line of a {@link BulkForm}.
 *
 * @param rows the lines in their order
 * @param ready lines that can be handed in as they are
 * @param odd lines that can be, once somebody has looked or added what is missing
 * @param known lines nominated before, or twice in this list
 * @param wrong lines that can't be
 */
record BulkPreview(List<Row> rows, long ready, long odd, long known, long wrong) {
    /** What is to become of a line. */
    enum Fate {
        READY("ok", "check-circle-fill"),
        ODD("warn", "exclamation-triangle-fill"),
        KNOWN("mute", "dash-circle"),
        WRONG("bad", "x-octagon-fill");

        private final String tone;
        private final String icon;

        Fate(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        Chip chip() {
            return new Chip(tone, icon, "bulk.fate." + name());
        }
    }

    /**
     * One line.
     *
     * @param at its place, from 0
     * @param said what was found, in words
     * @param href what it is the same as; absent where there is nothing
     */
    record Row(int at, BulkForm.Line line, Fate fate, String said, @Nullable String href) {
        public int number() {
            return at + 1;
        }

        public Chip chip() {
            return fate.chip();
        }

        /** Whether it may be chosen. */
        public boolean choosable() {
            return fate == Fate.READY || fate == Fate.ODD;
        }

        /** Whether its address can be put right. */
        public boolean fixable() {
            return fate == Fate.WRONG;
        }
    }

    public long chosen() {
        return rows.stream().filter(row -> row.choosable() && row.line().isChosen()).count();
    }

    public long rest() {
        return rows.size() - chosen();
    }

    /**
     * Puts lines and what was found of them together.
     *
     * @param fresh whether the lines have just been pasted: then names are proposed and all that is
     *     ready is chosen
     * @param problems what was wrong with lines that were handed in, by their place
     */
    static BulkPreview of(
            List<BulkForm.Line> lines,
            List<SeedPreview> found,
            boolean fresh,
            Map<Integer, String> problems,
            Words words) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(i, lines.get(i), found.get(i), fresh, problems.get(i), words));
        }
        return new BulkPreview(
                List.copyOf(rows),
                count(rows, Fate.READY),
                count(rows, Fate.ODD),
                count(rows, Fate.KNOWN),
                count(rows, Fate.WRONG));
    }

    private static long count(List<Row> rows, Fate fate) {
        return rows.stream().filter(row -> row.fate() == fate).count();
    }

    private static Row row(
            int at,
            BulkForm.Line line,
            SeedPreview found,
            boolean fresh,
            @Nullable String problem,
            Words words) {
        return switch (found) {
            case SeedPreview.New(var seed) -> {
                boolean unresolved = seed.warning().isPresent();
                BulkForm.Line shown =
                        fresh ? line.with(!unresolved, proposed(line, seed.url())) : line;
                String lacks = lacks(shown, words);
                String said =
                        problem != null
                                ? problem
                                : unresolved ? words.say("bulk.said.unresolved") : lacks;
                yield new Row(
                        at,
                        shown,
                        said.isEmpty() ? Fate.READY : Fate.ODD,
                        said.isEmpty() ? words.say("bulk.said.resolved") : said,
                        null);
            }
            case SeedPreview.Known(var duplicate) ->
                    new Row(
                            at,
                            line,
                            Fate.KNOWN,
                            words.say(
                                    duplicate.siteId().isPresent()
                                            ? "bulk.said.site"
                                            : "bulk.said.nominated",
                                    duplicate.nominationNumber(),
                                    duplicate.libraryName()),
                            href(duplicate));
            case SeedPreview.Wrong(var finding) when finding.code().equals("repeated") ->
                    new Row(at, line, Fate.KNOWN, words.say("bulk.said.repeated"), null);
            case SeedPreview.Wrong(var finding) ->
                    new Row(at, line, Fate.WRONG, said(finding, at, words), null);
        };
    }

    private static String lacks(BulkForm.Line line, Words words) {
        return line.name().isBlank()
                ? words.say("finding.name.required")
                : line.subject().isEmpty() ? words.say("finding.subject.required") : "";
    }

    /** A finding in words, of the line at a place of this list. */
    static String said(Finding finding, int at, Words words) {
        return words.say(NominationForm.key(finding), at + 1);
    }

    private static String proposed(BulkForm.Line line, String url) {
        String host = URI.create(url).getHost();
        return line.name().isBlank() && host != null ? host : line.name();
    }

    private static String href(Duplicate duplicate) {
        return duplicate
                .siteId()
                .map(id -> "/sites/" + id)
                .orElse("/nominations/" + duplicate.nominationId());
    }
}
