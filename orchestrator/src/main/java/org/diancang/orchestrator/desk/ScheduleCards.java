package org.diancang.orchestrator.desk;

import java.util.UUID;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives the page of a site what {@code schedules/card.html} shows on it. */
@ControllerAdvice(assignableTypes = SitePages.class)
class ScheduleCards {
    private final ScheduleBoard board;
    private final Sites sites;

    ScheduleCards(ScheduleBoard board, Sites sites) {
        this.board = board;
        this.sites = sites;
    }

    /** The schedule of the site that the path names; absent on pages of no site. */
    @ModelAttribute("scheduleCard")
    ScheduleBoard.@Nullable Row card(@PathVariable(required = false) @Nullable UUID id) {
        return id == null ? null : sites.byId(id).map(board::site).orElse(null);
    }
}
