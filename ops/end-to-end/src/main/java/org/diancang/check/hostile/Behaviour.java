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
 * @param spread which of its server's URLs misbehave so
 * @param expected whether the log's lines for that URL say what it was
 * @param says the same for people
 */
record Behaviour(
        String name,
        String host,
        String path,
        Reply reply,
        Spread spread,
        Predicate<List<LogLine>> expected,
        String says) {
    static final String DOMAIN = ".hostile.example";
    static final String MAIN = "www" + DOMAIN;

    /** What of its server misbehaves so. */
    enum Spread {
        /** One URL; there is nothing else. */
        PAGE,
        /** Every URL. */
        SERVER,
        /** Every URL, through TLS. */
        TLS
    }

    /** At one URL of a server of its own. */
    static Behaviour of(String name, Reply reply, String status) {
        return at(name, name, "/" + name, reply, Spread.PAGE, status);
    }

    /** At all URLs of a server of its own. */
    static Behaviour on(String host, String path, String name, Reply reply, String status) {
        return at(name, host, path, reply, Spread.SERVER, status);
    }

    /** At all URLs of a server of its own that speaks TLS. */
    static Behaviour tls(String host, String name, Reply reply, String status) {
        return at(name, host, "/", reply, Spread.TLS, status);
    }

    private static Behaviour at(
            String name, String host, String path, Reply reply, Spread spread, String status) {
        return new Behaviour(
                name,
                host + DOMAIN,
                path,
                reply,
                spread,
                lines -> lines.stream().anyMatch(line -> line.outcome().matches(status)),
                "a line whose status and notes match " + status);
    }

    boolean isTls() {
        return spread == Spread.TLS;
    }
}
