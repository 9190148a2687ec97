package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.Chip;

/** How a site owed stands in the ledger, best first. Derived from {@link Ledger.Entry} alone. */
enum Standing {
    /** Every capture was checked against the index after the last crawl. */
    VERIFIED("ok", "check-circle-fill", "check-lg"),
    /** Nominated, approved or archived, and nothing is known to be wrong. */
    UNDERWAY("info", "arrow-right-circle", "arrow-right-short"),
    /** The audit found differences, or crawls ended and brought nothing. */
    AT_RISK("warn", "exclamation-triangle-fill", "exclamation-lg"),
    /** Owed, and nobody has nominated anything. */
    GAP("gap", "plus-circle-dotted", "plus");

    /** The same as {@link #of}, over a row {@code g} of the view {@code ledger_sites}. */
    static final String SQL =
            """
            case when g.verified then 'VERIFIED'
                 when g.audit_problems > 0
                      or (g.last_ended_at is not null and not g.archived) then 'AT_RISK'
                 else 'UNDERWAY' end""";

    private final String tone;
    private final String icon;
    private final String glyph;

    Standing(String tone, String icon, String glyph) {
        this.tone = tone;
        this.icon = icon;
        this.glyph = glyph;
    }

    /** Where a nomination that was not returned stands. */
    static Standing of(Ledger.Entry entry) {
        if (entry.verified()) {
            return VERIFIED;
        }
        boolean differences = entry.auditProblems().map(n -> n > 0).orElse(false);
        boolean nothingBrought = entry.lastCrawlEndedAt().isPresent() && !entry.archived();
        return differences || nothingBrought ? AT_RISK : UNDERWAY;
    }

    Chip chip() {
        return new Chip(tone, icon, "standing." + name());
    }

    /** Sign in a cell of the ledger. */
    String glyph() {
        return glyph;
    }
}
