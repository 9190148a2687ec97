package org.diancang.orchestrator.crawl;

import org.diancang.events.CrawlCommand;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.orchestrator.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Commands to workers: written with the decision, sent after it, in order within a crawl. */
@Component
class CommandsSent {
    private final Outbox outbox;
    private final EventCodec codec;

    CommandsSent(Outbox outbox, EventCodec codec) {
        this.outbox = outbox;
        this.codec = codec;
    }

    /** Writes a command within the caller's transaction. */
    void add(CrawlCommand command) {
        outbox.add(Topics.CRAWL_COMMANDS, command.crawlId().toString(), codec.encode(command));
    }
}
