package org.diancang.orchestrator.desk;

import java.time.Clock;
import java.util.List;
import org.diancang.orchestrator.index.Indexes;
import org.diancang.orchestrator.index.IndexesAnswer;
import org.diancang.orchestrator.index.IndexesAnswer.Away;
import org.diancang.orchestrator.index.IndexesAnswer.Told;
import org.diancang.orchestrator.screen.DeskController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How it stands with the indexes, and what to do where one stands still. */
@DeskController
class IndexPages {
    /** Those that there are, in the order of the page. */
    static final List<String> NAMES = List.of("cdx", "search");

    private final Indexes indexes;
    private final Clock clock;

    IndexPages(Indexes indexes, Clock clock) {
        this.indexes = indexes;
        this.clock = clock;
    }

    @GetMapping("/indexes")
    String indexes(Model model) {
        IndexesAnswer answer = indexes.now();
        model.addAttribute("cards", NAMES.stream().map(name -> card(name, answer)).toList());
        model.addAttribute("away", answer instanceof Away);
        model.addAttribute("now", clock.instant());
        return "indexes/list";
    }

    private static IndexCard card(String name, IndexesAnswer answer) {
        return switch (answer) {
            case Told(var states) ->
                    IndexCard.of(
                            name,
                            states.stream().filter(one -> one.name().equals(name)).findFirst());
            case Away away -> IndexCard.of(name, away);
        };
    }
}
