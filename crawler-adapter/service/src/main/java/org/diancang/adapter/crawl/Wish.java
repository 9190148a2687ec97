package org.diancang.adapter.crawl;

import java.util.Optional;
import org.diancang.adapter.engine.EngineCommand;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent.Outcome;

/** What somebody wants of a crawl; the last one counts, but an end is never taken back. */
public enum Wish {
    /** It runs. */
    RUN,
    /** It holds. */
    PAUSE,
    /** It ends when what is in flight is done. */
    STOP,
    /** It ends at once. */
    ABORT;

    /** The wish that a command carries; none for one that changes no state. */
    public static Optional<Wish> of(CrawlCommand command) {
        return switch (command) {
            case CrawlCommand.StartCrawl _,
                    CrawlCommand.ImportFiles _,
                    CrawlCommand.CheckpointCrawl _,
                    CrawlCommand.ChangeCrawl _ ->
                    Optional.empty();
            case CrawlCommand.PauseCrawl _ -> Optional.of(PAUSE);
            case CrawlCommand.ResumeCrawl _ -> Optional.of(RUN);
            case CrawlCommand.StopCrawl _ -> Optional.of(STOP);
            case CrawlCommand.AbortCrawl _ -> Optional.of(ABORT);
        };
    }

    /** How the crawl ends by this wish, where it ends. */
    Optional<Outcome> outcome() {
        return switch (this) {
            case RUN, PAUSE -> Optional.empty();
            case STOP -> Optional.of(Outcome.STOPPED);
            case ABORT -> Optional.of(Outcome.ABORTED);
        };
    }

    /** This wish after another one. */
    public Wish after(Wish earlier) {
        return earlier == ABORT || (earlier == STOP && this != ABORT) ? earlier : this;
    }

    /** How an engine is told. */
    EngineCommand command() {
        return switch (this) {
            case RUN -> EngineCommand.RESUME;
            case PAUSE -> EngineCommand.PAUSE;
            case STOP -> EngineCommand.STOP;
            case ABORT -> EngineCommand.ABORT;
        };
    }
}
