package org.diancang.orchestrator.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one library and year as it is drawn: a cell for each site owed. Its figures count
 * its cells, so they cannot differ.
 *
 * @param libraryCode whose
 * @param libraryName its name
 * @param year programme year
 * @param target sites owed
 * @param figures cells by standing
 * @param groups cells by subject, gaps last
 * @param steps sites at each step
 */
record LedgerBoard(
        String libraryCode,
        String libraryName,
        int year,
        int target,
        List<Figure> figures,
        List<Group> groups,
        List<Step> steps) {
    private static final List<String> SUBJECTS = List.of("POLITICS", "ECONOMY", "CULTURE");

    /** Number of cells of a standing; leads to their list. */
    record Figure(String state, long count, String tone, String icon, String key, String href) {
        /** Class of the chip that shows it on phones. */
        public String chipTone() {
            return state.equals("GAP") ? "gap" : tone;
        }
    }

    /** Cells of one subject. */
    record Group(String key, List<Cell> cells, long verified, long total, boolean counted) {}

    /** One site owed. */
    record Cell(Chip chip, String glyph, String href, String label, Standing standing) {}

    /** How many sites have come to a step; no link where there is none to list. */
    record Step(String key, long count, @Nullable String href) {}

    static LedgerBoard of(Ledger.Line line, List<Ledger.Entry> entries, Words words) {
        List<Ledger.Entry> owed = entries.stream().filter(Ledger.Entry::nominated).toList();
        List<Group> groups = new ArrayList<>();
        for (String subject : SUBJECTS) {
            List<Cell> cells =
                    owed.stream()
                            .filter(entry -> entry.subject().equals(subject))
                            .map(entry -> cell(entry, words))
                            .sorted(Comparator.comparing(Cell::standing))
                            .toList();
            long verified = count(cells, Standing.VERIFIED);
            groups.add(new Group("subject." + subject, cells, verified, cells.size(), true));
        }
        int gaps = Math.max(0, line.target() - owed.size());
        if (gaps > 0) {
            Cell gap =
                    new Cell(
                            Standing.GAP.chip(),
                            Standing.GAP.glyph(),
                            "/nominations/new",
                            words.say("ledger.cell.gap"),
                            Standing.GAP);
            groups.add(new Group("ledger.gaps", Collections.nCopies(gaps, gap), 0, gaps, false));
        }
        List<Figure> figures = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            long count = groups.stream().mapToLong(g -> count(g.cells(), standing)).sum();
            figures.add(figure(standing, count, line));
        }
        return new LedgerBoard(
                line.libraryCode(),
                line.libraryName(),
                line.year(),
                line.target(),
                figures,
                groups,
                steps(line));
    }

    private static long count(List<Cell> cells, Standing standing) {
        return cells.stream().filter(cell -> cell.standing() == standing).count();
    }

    private static Cell cell(Ledger.Entry entry, Words words) {
        Standing standing = Standing.of(entry);
        Optional<String> site = entry.siteId().map(id -> "/sites/" + id);
        return new Cell(
                standing.chip(),
                standing.glyph(),
                site.orElse("/nominations/" + entry.nominationId()),
                words.say(
                        "ledger.cell",
                        entry.siteNumber().orElse(entry.nominationNumber()) + " " + entry.name(),
                        words.say(standing.chip().key())),
                standing);
    }

    private static Figure figure(Standing standing, long count, Ledger.Line line) {
        Chip chip = standing.chip();
        String href =
                standing == Standing.GAP
                        ? "/nominations/new"
                        : list(line, "state=" + standing.name());
        String tone = standing == Standing.GAP ? "mute" : chip.tone();
        return new Figure(standing.name(), count, tone, chip.icon(), chip.key(), href);
    }

    private static List<Step> steps(Ledger.Line line) {
        return List.of(
                new Step("ledger.step.nominated", line.nominated(), list(line, "step=nominated")),
                new Step("ledger.step.approved", line.approved(), list(line, "step=approved")),
                new Step("ledger.step.archived", line.archived(), list(line, "step=archived")),
                new Step("ledger.step.verified", line.verified(), list(line, "step=verified")),
                // Counts from acceptance by the national library, which has no events here yet.
                new Step("ledger.step.preserved", 0, null));
    }

    private static String list(Ledger.Line line, String filter) {
        return "/ledger?library="
                + line.libraryCode()
                + "&year="
                + line.year()
                + "&"
                + filter
                + "#list";
    }
}
