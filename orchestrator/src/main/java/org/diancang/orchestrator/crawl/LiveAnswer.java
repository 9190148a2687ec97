package org.diancang.orchestrator.crawl;

/** What a worker answers when it is asked of a crawl. */
public sealed interface LiveAnswer<T> {
    /** It knows. */
    record Known<T>(T value) implements LiveAnswer<T> {}

    /** There is nothing to say, or not yet. */
    record NothingYet<T>() implements LiveAnswer<T> {}

    /**
     * It can't be reached.
     *
     * @param workerId the worker that was asked
     */
    record Unreachable<T>(String workerId) implements LiveAnswer<T> {}
}
