package org.diancang.orchestrator.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.crawl.ServersInUse.Fetching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersInUseTest {
    private static final UUID LIBRARY = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "http://qh.example/a/,          http://qh.example/b/",
        "http://qh.example/,            https://qh.example:8443/",
        "http://www.qh.example/,        http://qh.example:8080/x?y=http://other.example/",
        "http://qh.example/,            http://www.qh.example:81/",
        "http://QH.example/,            http://qh.example/",
        "http://192.0.2.1/,             http://192.0.2.1:8080/",
        "http://[2001:db8::1]/,         http://[2001:db8::1]:8080/",
        "http://qh_old.example/,        http://qh_old.example?a",
    })
    void portAndLeadingWwwMakeNoOtherServer(String running, String waiting) {
        Crawl crawl = queued(waiting);

        assertThat(servers(running, crawl).siteBefore(crawl)).contains("QH-0007");
    }

    @ParameterizedTest
    @CsvSource({
        "http://qh.example/,            http://tjj.qh.example/",
        "http://tjj.qh.example/,        http://qh.example/",
        "http://www2.qh.example/,       http://qh.example/",
        "http://qh.example/,            http://other.example/?u=http://qh.example/",
        "http://192.0.2.1/,             http://192.0.2.10/",
        "http://[2001:db8::1]/,         http://[2001:db8::2]/",
    })
    void anotherNameIsAnotherServer(String running, String waiting) {
        Crawl crawl = queued(waiting);

        assertThat(servers(running, crawl).siteBefore(crawl)).isEmpty();
    }

    @Test
    void eachSeedCounts() {
        Crawl crawl = queued("http://first.example/", "http://qh.example/");

        assertThat(servers("http://qh.example/", crawl).siteBefore(crawl)).contains("QH-0007");
    }

    @Test
    void ofThoseThatWaitNoneIsInTheWayUntilItBegins() {
        Crawl first = queued("http://qh.example/a/");
        Crawl second = queued("http://qh.example/b/");
        Crawl other = queued("http://other.example/");
        ServersInUse servers =
                new ServersInUse(
                        List.of(
                                waiting(first, "QH-0001"),
                                waiting(second, "QH-0002"),
                                waiting(other, "QH-0003")));
        assertThat(servers.siteBefore(second)).isEmpty();

        servers.took(first);

        assertThat(servers.siteBefore(second)).contains("QH-0001");
        assertThat(servers.siteBefore(other)).isEmpty();
    }

    @Test
    void whatFetchesNothingWaitsForNobodyAndNobodyForIt() {
        Crawl imported = queued("http://qh.example/");
        Crawl crawl = queued("http://qh.example/");
        ServersInUse servers = servers("http://qh.example/a/", crawl);

        assertThat(servers.siteBefore(imported)).isEmpty();
        ServersInUse free = new ServersInUse(List.of(waiting(crawl, "QH-0001")));
        free.took(imported);
        assertThat(free.siteBefore(crawl)).isEmpty();
    }

    /** A crawl of site QH-0007 runs over these seeds, and another waits. */
    private static ServersInUse servers(String running, Crawl waiting) {
        List<Fetching> crawls = new ArrayList<>();
        crawls.add(new Fetching(UUID.randomUUID(), "QH-0007", true, List.of(running)));
        crawls.add(waiting(waiting, "QH-0001"));
        return new ServersInUse(crawls);
    }

    private static Fetching waiting(Crawl crawl, String site) {
        return new Fetching(crawl.data().id(), site, false, crawl.data().order().seeds());
    }

    private static Crawl queued(String... seeds) {
        return QueuedCrawls.of(UUID.randomUUID(), LIBRARY, List.of(seeds));
    }
}
