package org.diancang.adapter.crawl;

import java.util.Optional;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.engine.EngineProcess;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.lease.CredentialsAnswer;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlCommand.StartCrawl;

/**
 * Starts the engine of a crawl with the credentials of its site. They are asked for anew each time,
 * held for no longer than it takes to hand them over, and never written down.
 */
final class EngineStart {
    private final CrawlTools tools;
    private final JobFolder folder;
    private final StartCrawl command;
    private final CrawlEnding ending;

    EngineStart(CrawlTools tools, JobFolder folder, StartCrawl command, CrawlEnding ending) {
        this.tools = tools;
        this.folder = folder;
        this.command = command;
        this.ending = ending;
    }

    /**
     * Starts it.
     *
     * @return empty where the credentials can't be read, which ends the crawl with the reason
     * @throws AdapterException if the orchestrator does not answer, or the engine can't be started
     */
    Optional<EngineProcess> start() {
        return switch (tools.orchestrator()
                .fetchCredentials(command.crawlId(), command.workerId(), command.epoch())) {
            case CredentialsAnswer.Given given -> Optional.of(startWith(given.credentials()));
            case CredentialsAnswer.Unreadable unreadable -> {
                ending.fail(unreadable.sentence());
                yield Optional.empty();
            }
        };
    }

    private EngineProcess startWith(SiteCredentials credentials) {
        EngineProcess started = tools.engines().start(folder);
        started.hand(tools.codec().encode(credentials));
        return started;
    }
}
