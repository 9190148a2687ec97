package org.diancang.orchestrator.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlSnapshot;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlTroubles;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.crawl.LiveAnswer;
import org.diancang.orchestrator.crawl.LiveCrawls;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be seen of a crawl at work, as its page shows it. */
@Component
class LiveViews {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private final Crawls crawls;
    private final LiveCrawls live;
    private final CrawlTroubles troubles;
    private final Words words;
    private final Clock clock;

    LiveViews(Crawls crawls, LiveCrawls live, CrawlTroubles troubles, Words words, Clock clock) {
        this.crawls = crawls;
        this.live = live;
        this.troubles = troubles;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A crawl at work.
     *
     * @param view what its worker says; absent where it says nothing
     * @param missing why, as a sentence; empty where there is nothing to say yet
     * @param forecast when it ends, as a sentence; empty where nothing sensible can be said
     * @param trouble what is the matter with it; absent where nothing is
     */
    record AtWork(
            @Nullable LiveView view, String missing, String forecast, @Nullable Trouble trouble) {}

    /**
     * A crawl that gets nowhere.
     *
     * @param excludable of what it finds no end; empty where leaving that out would leave nothing
     */
    record Trouble(String sentence, String excludable) {}

    Optional<AtWork> of(UUID id) {
        return crawls.byId(id).map(this::of);
    }

    private AtWork of(CrawlView crawl) {
        DeskFormat format = new DeskFormat(words.locale(), words.zone());
        Trouble trouble = crawl.goesOn() ? trouble(crawl, format) : null;
        return switch (live.snapshot(crawl.id())) {
            case LiveAnswer.Known<CrawlSnapshot> known ->
                    new AtWork(
                            LiveView.of(known.value(), words, format),
                            "",
                            forecast(crawl, known.value(), format),
                            trouble);
            case LiveAnswer.NothingYet<CrawlSnapshot> _ -> new AtWork(null, "", "", trouble);
            case LiveAnswer.Unreachable<CrawlSnapshot> gone ->
                    new AtWork(null, words.say("live.unreachable", gone.workerId()), "", trouble);
        };
    }

    private String forecast(CrawlView crawl, CrawlSnapshot snapshot, DeskFormat format) {
        boolean fresh = Duration.between(snapshot.at(), clock.instant()).compareTo(FRESH) < 0;
        if (crawl.state() != CrawlState.RUNNING || snapshot.holding() || !fresh) {
            return "";
        }
        return Forecast.of(crawl.order().settings(), snapshot.totals(), snapshot.lastMinutes())
                .map(
                        end ->
                                words.say(
                                        "forecast." + end.end(),
                                        format.dateTime(clock.instant().plus(end.left())),
                                        format.duration(end.left()),
                                        format.duration(end.over())))
                .orElse("");
    }

    private @Nullable Trouble trouble(CrawlView crawl, DeskFormat format) {
        return troubles.of(crawl.id())
                .map(
                        trouble ->
                                new Trouble(
                                        TroubleSentences.of(trouble, words, format),
                                        Exclusion.of(trouble, crawl)
                                                .map(_ -> trouble.host() + trouble.path())
                                                .orElse("")))
                .orElse(null);
    }
}
