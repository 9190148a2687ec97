package org.diancang.check.hostile;

import java.util.List;
import java.util.function.Predicate;

/**
 * One way to misbehave, and how a crawl has to come out of it.
 *
 * @param name for people
 * @param host where
 * @param path path of the URL that the good page links to
 * @param reply what the server does
 * @param expected whether the log's lines for that URL say what it was
 * @param says the same for people
 */
record Behaviour(
        String name,
        String host,
        String path,
        Reply reply,
        Predicate<List<LogLine>> expected,
        String says) {
    static final String MAIN = "www.hostile.example";

    /** On the main host, at a path of its own name. */
    static Behaviour of(String name, Reply reply, String status) {
        return at(name, MAIN, "/" + name, reply, status);
    }

    /** On a host of its own. */
    static Behaviour on(String host, String path, String name, Reply reply, String status) {
        return at(name, host + ".hostile.example", path, reply, status);
    }

    private static Behaviour at(String name, String host, String path, Reply reply, String status) {
        return new Behaviour(
                name,
                host,
                path,
                reply,
                lines -> lines.stream().anyMatch(line -> line.outcome().matches(status)),
                "a line whose status and notes match " + status);
    }
}
