package org.diancang.adapter.crawl;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.events.EventCodec;

/** The durable state of one crawl: every change is on disk before it counts. Thread-safe. */
final class CrawlState {
    private final DurableFile file;
    private final EventCodec codec;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile StoredCrawl current;

    private CrawlState(DurableFile file, EventCodec codec, StoredCrawl current) {
        this.file = file;
        this.codec = codec;
        this.current = current;
    }

    /** Puts down a new crawl; its folder must exist. */
    static CrawlState create(JobFolder folder, EventCodec codec, StoredCrawl crawl) {
        CrawlState state = new CrawlState(new DurableFile(folder.state()), codec, crawl);
        state.change(same -> same);
        return state;
    }

    /**
     * Reads what an earlier run put down; empty if there is nothing.
     *
     * @throws org.diancang.events.MalformedEventException if it is damaged
     */
    static Optional<CrawlState> read(JobFolder folder, EventCodec codec) {
        DurableFile file = new DurableFile(folder.state());
        return file.read()
                .map(bytes -> new CrawlState(file, codec, codec.decode(bytes, StoredCrawl.class)));
    }

    StoredCrawl now() {
        return current;
    }

    void change(UnaryOperator<StoredCrawl> step) {
        changing.lock();
        try {
            StoredCrawl next = step.apply(current);
            file.write(codec.encode(next));
            current = next;
        } finally {
            changing.unlock();
        }
    }
}
