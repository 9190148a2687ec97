package org.diancang.orchestrator.programme.web;

import java.util.List;
import org.diancang.orchestrator.programme.Ledger;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/ledger}. */
@RestController
class LedgerApi {
    private final Ledger ledger;

    LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/api/ledger")
    List<Ledger.Line> lines() {
        return ledger.lines();
    }

    @GetMapping("/api/ledger/{library}/{year}/sites")
    List<Ledger.Entry> sites(@PathVariable String library, @PathVariable int year) {
        return ledger.sites(library, year);
    }
}
