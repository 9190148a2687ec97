package org.diancang.adapter.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlLogSearchTest {
    private static final UUID CRAWL = UUID.fromString("0193b1c0-0000-7000-8000-000000000001");
    private static final long END = Long.MAX_VALUE;
    private static final long MOST = 1 << 20;

    @TempDir Path jobs;

    @Test
    void theNewestLinesComeFirstOverAllEpochsStartsAndCheckpoints() throws IOException {
        log("e1/heritrix/20261126001156/logs/crawl.log.cp00001-20261126001446", line("a", 200));
        log("e1/heritrix/20261126001156/logs/crawl.log", line("b", 200));
        log("e1/heritrix-2/20261126002156/logs/crawl.log", line("c", 200));
        log("e2/heritrix/20261126003156/logs/crawl.log", line("d", 200), line("e", 200));
        log("e10/heritrix/20261126004156/logs/crawl.log", line("f", 200));

        CrawlLogSearch.Found found = search("", "", END, 100);

        assertThat(urls(found)).containsExactly("f", "e", "d", "c", "b", "a");
        assertThat(found.next()).isNull();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_345; i++) {
            lines.add(line("u" + i, 200));
        }
        log("e1/heritrix/20261126001156/logs/crawl.log", lines.toArray(String[]::new));

        List<String> urls = new ArrayList<>();
        long after = END;
        for (int pages = 0; pages < 100; pages++) {
            CrawlLogSearch.Found found = search("", "", after, 100);
            urls.addAll(urls(found));
            if (found.next() == null) {
                break;
            }
            after = found.next();
        }

        assertThat(urls).hasSize(2_345).doesNotHaveDuplicates().startsWith("u2344").endsWith("u0");
    }

    @Test
    void aPageStaysWhereItWasWhenACheckpointCutsTheLog() throws IOException {
        Path now = log("e1/heritrix/20261126001156/logs/crawl.log", line("a", 200), line("b", 200));
        Long next = search("", "", END, 1).next();

        Files.move(now, now.resolveSibling("crawl.log.cp00001-20261126001446"));
        log("e1/heritrix/20261126001156/logs/crawl.log", line("c", 200));

        assertThat(urls(search("", "", next, 10))).containsExactly("a");
    }

    @Test
    void textIsFoundInWhateverCaseAndStatusByCodeClassAndProblem() throws IOException {
        log(
                "e1/heritrix/20261126001156/logs/crawl.log",
                line("http://a.test/News", 200),
                line("http://a.test/gone", 404),
                line("http://a.test/nowhere", -1),
                line("http://a.test/moved", 302));

        assertThat(urls(search("news", "", END, 10))).containsExactly("http://a.test/News");
        assertThat(urls(search("", "404", END, 10))).containsExactly("http://a.test/gone");
        assertThat(urls(search("", "3xx", END, 10))).containsExactly("http://a.test/moved");
        assertThat(urls(search("", "-1", END, 10))).containsExactly("http://a.test/nowhere");
        assertThat(urls(search("", "problem", END, 10)))
                .containsExactly("http://a.test/nowhere", "http://a.test/gone");
        assertThat(urls(search("(", "", END, 10))).isEmpty();
    }

    @Test
    void aStatusThatIsNoneIsRefused() {
        assertThat(StatusFilter.read("6xx")).isEmpty();
        assertThat(StatusFilter.read("2XX")).isEmpty();
        assertThat(StatusFilter.read("1000000")).isEmpty();
        assertThat(StatusFilter.read("' or 1=1")).isEmpty();
    }

    @Test
    void bytesThatAreNoTextComeAsTextWithoutControlCharacters() throws IOException {
        Path log = log("e1/heritrix/20261126001156/logs/crawl.log", line("a", 200));
        Files.write(
                log,
                new byte[] {0, 0, (byte) 0xC3, 0x28, (byte) 0xFF, 0x1B, '[', '3', '1', 'm', '\n'},
                StandardOpenOption.APPEND);
        Files.writeString(log, line("b\u202Etxt", 200) + "\n", StandardOpenOption.APPEND);

        CrawlLogSearch.Found found = search("", "", END, 10);

        assertThat(found.lines()).hasSize(3);
        assertThat(found.lines().getFirst().url()).isEqualTo("b\uFFFDtxt");
        assertThat(found.lines().get(1).status()).isNull();
        assertThat(found.lines().get(1).url()).isEqualTo("\uFFFD\uFFFD\uFFFD(\uFFFD\uFFFD[31m");
        assertThat(found.lines().getLast().url()).isEqualTo("a");
    }

    @Test
    void ofALineOfMegabytesOnlyTheBeginningIsShown() throws IOException {
        log(
                "e1/heritrix/20261126001156/logs/crawl.log",
                line("before", 200),
                line("http://a.test/" + "x".repeat(3 << 20), 200),
                line("after", 200));

        List<CrawlLogLine> lines = new ArrayList<>();
        long after = END;
        for (int pages = 0; pages < 10; pages++) {
            CrawlLogSearch.Found found = search("", "", after, 10);
            lines.addAll(found.lines());
            if (found.next() == null) {
                break;
            }
            assertThat(found.next()).isLessThan(after);
            after = found.next();
        }

        assertThat(lines).extracting(CrawlLogLine::url).startsWith("after").endsWith("before");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).url()).startsWith("http://a.test/xxx");
        assertThat(lines.get(1).url().length()).isLessThan(2_050);
    }

    @Test
    void aSearchThatFindsNothingReadsSoMuchAndSaysWhereToGoOn() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("needle", 200));
        for (int i = 0; i < 30_000; i++) {
            lines.add(line("http://a.test/" + i, 200));
        }
        log("e1/heritrix/20261126001156/logs/crawl.log", lines.toArray(String[]::new));

        CrawlLogSearch.Found first = search("needle", "", END, 10);
        assertThat(first.lines()).isEmpty();
        assertThat(first.next()).isPositive();

        long after = first.next();
        CrawlLogSearch.Found found = first;
        for (int i = 0; i < 100 && found.lines().isEmpty(); i++) {
            found = search("needle", "", after, 10);
            after = found.next() == null ? 0 : found.next();
        }
        assertThat(urls(found)).containsExactly("needle");
    }

    @Test
    void aLineThatIsBeingWrittenAndALinkToElsewhereDoNoHarm() throws IOException {
        Path log = log("e1/heritrix/20261126001156/logs/crawl.log", line("a", 200));
        Files.writeString(log, "2026-11-26T00:11", StandardOpenOption.APPEND);
        Path elsewhere = Files.writeString(jobs.resolve("secret"), line("secret", 200));
        Path logs = Files.createDirectories(folder("e1/heritrix/20261126001157/logs"));
        Files.createSymbolicLink(logs.resolve("crawl.log"), elsewhere);

        assertThat(urls(search("", "", END, 10))).containsExactly("2026-11-26T00:11", "a");
    }

    @Test
    void aCrawlThatNobodyKnowsHasNoLines() {
        assertThat(search("", "", END, 10)).isEqualTo(new CrawlLogSearch.Found(List.of(), null));
    }

    private CrawlLogSearch.Found search(String text, String status, long before, int limit) {
        return CrawlLogSearch.search(
                CrawlLogFiles.of(jobs, CRAWL),
                new CrawlLogSearch.Question(
                        text, StatusFilter.read(status).orElseThrow(), before, limit, MOST));
    }

    private static List<String> urls(CrawlLogSearch.Found found) {
        return found.lines().stream().map(CrawlLogLine::url).toList();
    }

    private static String line(String url, int status) {
        return "2026-11-26T00:11:58.221Z   %d       5120 %s L http://via.test/ text/html #001 20261126001157487+14 sha1:A - -"
                .formatted(status, url);
    }

    private Path folder(String path) {
        return jobs.resolve(CRAWL.toString()).resolve(path);
    }

    private Path log(String path, String... lines) throws IOException {
        Path file = folder(path);
        Files.createDirectories(file.getParent());
        return Files.write(
                file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
