package org.diancang.orchestrator.desk;

import java.util.UUID;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Component;

/** The card of a site's schedule, for pages that show it among other things. */
@Component("scheduleCards")
class ScheduleCards {
    private final ScheduleBoard board;
    private final Sites sites;

    ScheduleCards(ScheduleBoard board, Sites sites) {
        this.board = board;
        this.sites = sites;
    }

    /**
     * The schedule of a site and what came of it last.
     *
     * @throws java.util.NoSuchElementException if there is no such site
     */
    public ScheduleBoard.Row of(UUID siteId) {
        return board.site(sites.byId(siteId).orElseThrow());
    }
}
