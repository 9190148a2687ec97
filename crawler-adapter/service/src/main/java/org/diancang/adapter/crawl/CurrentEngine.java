package org.diancang.adapter.crawl;

import java.util.function.BooleanSupplier;
import org.diancang.adapter.engine.EngineCommand;
import org.diancang.adapter.engine.EngineProcess;
import org.diancang.events.CrawlChange;
import org.jspecify.annotations.Nullable;

/**
 * The engine that runs a crawl just now, if any: what is said to it while there is none is said to
 * the next one where the crawl's state remembers it, and is lost otherwise. Thread-safe.
 */
final class CurrentEngine {
    private final CrawlTools tools;
    private final CrawlState state;
    private volatile @Nullable EngineProcess current;

    CurrentEngine(CrawlTools tools, CrawlState state) {
        this.tools = tools;
        this.state = state;
    }

    /**
     * Takes note of an engine just started, and tells it what was wanted a moment ago, when there
     * was nobody to tell.
     *
     * @param unwanted whether it is not to run after all; asked once everybody can see it
     */
    void begun(EngineProcess started, BooleanSupplier unwanted) {
        current = started;
        CrawlChange change = state.now().change();
        if (change != null) {
            tell(change);
        }
        if (unwanted.getAsBoolean()) {
            close();
        } else if (state.now().wish() != Wish.RUN) {
            tellWish();
        }
    }

    /** Tells what is wanted of the crawl. */
    void tellWish() {
        EngineProcess engine = current;
        if (engine != null) {
            Wish wish = state.now().wish();
            engine.say(wish.command());
            if (wish == Wish.ABORT) {
                engine.killAfter(tools.engineProperties().abortTime());
            }
        }
    }

    /** Tells what is otherwise from now on. */
    void tell(CrawlChange change) {
        EngineProcess engine = current;
        if (engine != null) {
            engine.change(tools.codec().encode(change));
        }
    }

    /** Asks for a checkpoint. */
    void checkpoint() {
        EngineProcess engine = current;
        if (engine != null) {
            engine.say(EngineCommand.CHECKPOINT);
        }
    }

    /** Asks for the URLs that wait; whether there is an engine to ask. */
    boolean writeQueue() {
        EngineProcess engine = current;
        if (engine == null || !engine.isAlive()) {
            return false;
        }
        engine.say(EngineCommand.QUEUE);
        return true;
    }

    /** Has it end in order, and kills it when that takes too long. */
    void close() {
        EngineProcess engine = current;
        if (engine != null) {
            engine.close(tools.engineProperties().closingTime());
        }
    }
}
