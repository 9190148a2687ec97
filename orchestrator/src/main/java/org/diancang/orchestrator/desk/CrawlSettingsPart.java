package org.diancang.orchestrator.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.Politeness;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.Reruns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of a crawl shows of the settings that it was ordered with. */
@Component
class CrawlSettingsPart {
    private final Crawls crawls;
    private final Reruns reruns;
    private final SettingGroups groups;
    private final People people;

    CrawlSettingsPart(Crawls crawls, Reruns reruns, SettingGroups groups, People people) {
        this.crawls = crawls;
        this.reruns = reruns;
        this.groups = groups;
        this.people = people;
    }

    /**
     * The settings.
     *
     * @param rerun whether it can be done again by them
     * @param robotsReason why it does not obey robots.txt; absent where it does
     * @param robotsApprovedBy who approved of that
     */
    record View(
            List<SettingGroups.Section> sections,
            boolean rerun,
            @Nullable String robotsReason,
            @Nullable String robotsApprovedBy) {}

    Optional<View> of(UUID crawl) {
        return crawls.byId(crawl).map(this::view);
    }

    private View view(CrawlView crawl) {
        Politeness politeness = crawl.order().settings().politeness();
        boolean disobeys = !crawl.order().settings().obeyRobots();
        String approver = politeness.robotsApprovedBy();
        return new View(
                groups.of(crawl.order().settings()),
                reruns.possible(crawl),
                disobeys ? politeness.robotsReason() : null,
                approver == null ? null : people.name(approver));
    }
}
