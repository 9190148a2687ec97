package org.diancang.indexer.fulltext;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexReport;
import org.diancang.indexer.IndexStanding;
import org.diancang.indexer.fulltext.messaging.FulltextConsumer;
import org.diancang.indexer.fulltext.store.IndexRefusedException;
import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.diancang.indexer.fulltext.store.Pages;

/** Tells operators of the search index. */
final class FulltextReport implements IndexReport {
    private static final String ELASTICSEARCH = "elasticsearch";

    private final Pages pages;
    private final FulltextConsumer consumer;
    private final IndexSwitch change;
    private final IndexLag lag;

    FulltextReport(Pages pages, FulltextConsumer consumer, IndexSwitch change, IndexLag lag) {
        this.pages = pages;
        this.consumer = consumer;
        this.change = change;
        this.lag = lag;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public IndexStanding now() {
        Map<String, Long> behind = lag.now();
        OptionalLong missing = of(behind, Topics.CAPTURES);
        OptionalLong removals = of(behind, Topics.REMOVALS);
        if (!consumer.isRunning()) {
            return IndexStanding.waiting("stopped", null).lacking(missing, removals);
        }
        if (!consumer.hasJoined()) {
            return IndexStanding.waiting("joining", null).lacking(missing, removals);
        }
        Optional<String> trouble = consumer.trouble();
        try {
            // Asked even if it is known that writing fails: perhaps it can be searched.
            OptionalLong documents = OptionalLong.of(pages.withText());
            if (trouble.isEmpty()) {
                return IndexStanding.working(missing, removals, documents, change.missing());
            }
            return new IndexStanding(
                    IndexStanding.State.WAITING,
                    "refused",
                    trouble.get(),
                    missing,
                    removals,
                    documents,
                    change.missing());
        } catch (IndexUnavailableException | IndexRefusedException e) {
            return IndexStanding.waiting(ELASTICSEARCH, e.getMessage()).lacking(missing, removals);
        }
    }

    private static OptionalLong of(Map<String, Long> behind, String topic) {
        Long messages = behind.get(topic);
        return messages == null ? OptionalLong.empty() : OptionalLong.of(messages);
    }
}
