package org.diancang.adapter.worker;

import org.diancang.adapter.AdapterException;
import org.diancang.adapter.command.CommandListener;
import org.diancang.adapter.crawl.Crawls;
import org.diancang.adapter.imports.Imports;
import org.diancang.adapter.installation.DataFolderLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Order of the start: what the last run left is put in order, then new work is taken. */
@Component
class WorkerStart implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(WorkerStart.class);

    private final DataFolderLock lock;
    private final Crawls crawls;
    private final Imports imports;
    private final KafkaListenerEndpointRegistry listeners;
    private final Heartbeats heartbeats;

    WorkerStart(
            DataFolderLock lock,
            Crawls crawls,
            Imports imports,
            KafkaListenerEndpointRegistry listeners,
            Heartbeats heartbeats) {
        this.lock = lock;
        this.crawls = crawls;
        this.imports = imports;
        this.listeners = listeners;
        this.heartbeats = heartbeats;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        crawls.recover();
        imports.recover();
        var commands = listeners.getListenerContainer(CommandListener.ID);
        if (commands == null) {
            throw new AdapterException("no listener " + CommandListener.ID);
        }
        commands.start();
        heartbeats.begin();
        log.info("ready, state in {}", lock.folder());
    }
}
