package org.diancang.adapter.command;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.adapter.announce.DeadLetters;
import org.diancang.adapter.crawl.Crawls;
import org.diancang.adapter.imports.Imports;
import org.diancang.adapter.installation.DataFolderLock;
import org.diancang.adapter.installation.WorkerProperties;
import org.diancang.events.CrawlCommand;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads all crawl commands and acts, once, on those for this worker. */
@Component
public class CommandListener implements AutoCloseable {
    /** Name of the listener; it is started when the service is ready for commands. */
    public static final String ID = "crawl-commands";

    private static final Logger log = LoggerFactory.getLogger(CommandListener.class);

    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final Crawls crawls;
    private final Imports imports;
    private final String workerId;
    private final SeenCommands seen;

    /** The lock comes first: nobody else may write into this worker's folder. */
    CommandListener(
            EventCodec codec,
            DeadLetters deadLetters,
            Crawls crawls,
            Imports imports,
            WorkerProperties worker,
            DataFolderLock lock) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.crawls = crawls;
        this.imports = imports;
        this.workerId = worker.id();
        this.seen = new SeenCommands(lock.folder().resolve("commands.seen"));
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "${diancang.topic-prefix:}${diancang.worker.id:worker-1}",
            topics = "${diancang.topic-prefix:}crawl-commands",
            autoStartup = "false",
            concurrency = "1")
    void read(ConsumerRecord<byte[], byte @Nullable []> message) {
        CrawlCommand command;
        try {
            byte[] value = message.value();
            command = codec.decode(value == null ? new byte[0] : value, CrawlCommand.class);
            requireWhole(command);
        } catch (MalformedEventException e) {
            deadLetters.put(message, String.valueOf(e.getMessage()));
            return;
        }
        if (command.workerId().equals(workerId)) {
            act(command);
        }
    }

    private void act(CrawlCommand command) {
        if (seen.contains(command)) {
            log.info("command {} was acted on before", command.commandId());
        } else if (seen.isOvertaken(command)) {
            log.info(
                    "command {} is of epoch {}, which is over",
                    command.commandId(),
                    command.epoch());
        } else {
            log.info(
                    "{} of crawl {} epoch {}",
                    command.getClass().getSimpleName(),
                    command.crawlId(),
                    command.epoch());
            switch (command) {
                case CrawlCommand.StartCrawl start -> crawls.start(start, seen.wishFor(command));
                case CrawlCommand.ImportFiles files -> imports.start(files);
                case CrawlCommand.PauseCrawl _,
                        CrawlCommand.ResumeCrawl _,
                        CrawlCommand.CheckpointCrawl _,
                        CrawlCommand.ChangeCrawl _,
                        CrawlCommand.StopCrawl _,
                        CrawlCommand.AbortCrawl _ -> {
                    crawls.pass(command);
                    imports.pass(command);
                }
            }
            seen.add(command);
        }
    }

    /** JSON without these fields decodes, but means nothing. */
    private static void requireWhole(CrawlCommand command) {
        String missing = "";
        if (isAbsent(command.commandId())) {
            missing = "commandId";
        } else if (isAbsent(command.crawlId())) {
            missing = "crawlId";
        } else if (isAbsent(command.workerId())) {
            missing = "workerId";
        } else if (command instanceof CrawlCommand.StartCrawl start && isAbsent(start.order())) {
            missing = "order";
        } else if (command instanceof CrawlCommand.ImportFiles files && isAbsent(files.order())) {
            missing = "order";
        } else if (command instanceof CrawlCommand.ChangeCrawl c && isAbsent(c.change())) {
            missing = "change";
        }
        if (!missing.isEmpty() || command.epoch() < 1) {
            String what = missing.isEmpty() ? "epoch is " + command.epoch() : "no " + missing;
            throw new MalformedEventException(
                    "not a CrawlCommand: " + what, new IllegalArgumentException(what));
        }
    }

    /** NullAway trusts the records; a sender's JSON need not deserve that. */
    private static boolean isAbsent(@Nullable Object value) {
        return value == null;
    }

    @Override
    public void close() {
        seen.close();
    }
}
