package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "700", "1999"})
    void everyUrlIsFoundInAFile(int page) throws IOException {
        String index = Files.write(folder.resolve("i.cdx"), lines()).toString();

        assertFound(page, index);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 100_000})
    void everyUrlIsFoundInACluster(int linesPerBlock) throws IOException {
        String index = cluster(linesPerBlock);

        for (int page : List.of(0, 1, 2, 700, 1999)) {
            assertFound(page, index);
        }
    }

    @Test
    void aSearchByHalvesFindsWhatReadingAllFinds() throws IOException {
        Path file = Files.write(folder.resolve("i.cdx"), lines());
        for (int page = 0; page < 2_000; page += 13) {
            String key = "com,example)/%04d ".formatted(page);
            assertThat(ToolRun.of("query", "-i", file.toString(), url(page)).lines())
                    .isEqualTo(matching(line -> line.startsWith(key)));
        }
    }

    @Test
    void prefixHostAndDomainAreFound() throws IOException {
        for (String index :
                List.of(Files.write(folder.resolve("i.cdx"), lines()).toString(), cluster(50))) {
            assertThat(ToolRun.of("query", "-i", index, "http://example.com/01*").lines())
                    .isEqualTo(matching(line -> line.startsWith("com,example)/01")));
            assertThat(ToolRun.of("query", "-i", index, "--match", "host", "example.com").lines())
                    .isEqualTo(matching(line -> line.startsWith("com,example)")));
            assertThat(ToolRun.of("query", "-i", index, "*.example.com").lines())
                    .isEqualTo(matching(line -> line.startsWith("com,example")));
            assertThat(ToolRun.of("query", "-i", index, "*").lines()).isEqualTo(lines());
        }
    }

    @Test
    void timeLimitAndFormNarrowTheAnswer() throws IOException {
        String index = Files.write(folder.resolve("i.cdx"), lines()).toString();

        assertThat(
                        ToolRun.of("query", "-i", index, "--from", "2021", "--to", "2022", url(5))
                                .lines())
                .hasSize(2)
                .allMatch(line -> line.contains(" 2021") || line.contains(" 2022"));
        assertThat(ToolRun.of("query", "-i", index, "--limit", "3", "*").lines())
                .isEqualTo(lines().subList(0, 3));
        assertThat(ToolRun.of("query", "-i", index, "--limit", "1", "-f", "cdxj", url(5)).lines())
                .first()
                .asString()
                .contains("{\"url\":\"http://example.com/0005\"");
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        for (String index :
                List.of(Files.write(folder.resolve("i.cdx"), lines()).toString(), cluster(50))) {
            for (String url :
                    List.of("http://a.com/", "http://example.com/0005a", "http://z.zz/")) {
                ToolRun run = ToolRun.of("query", "-i", index, url);
                assertThat(run.exitCode()).isZero();
                assertThat(run.out()).isEmpty();
            }
        }
    }

    @Test
    void aHeaderIsNoLine() throws IOException {
        List<String> lines = List.of(" CDX N b a m s k r M S V g", lines().getFirst());
        String index = Files.write(folder.resolve("i.cdx"), lines).toString();

        assertThat(ToolRun.of("query", "-i", index, "--limit", "1", "*").lines())
                .containsExactly(lines.getLast());
    }

    @Test
    void anEmptyFileAnswersNothing() throws IOException {
        String empty = Files.createFile(folder.resolve("i.cdx")).toString();
        String out = folder.resolve("cluster").toString();

        assertThat(ToolRun.of("query", "-i", empty, "*").out()).isEmpty();
        assertThat(ToolRun.of("zipnum", "-o", out, empty).exitCode()).isZero();
        assertThat(ToolRun.of("query", "-i", out + "/cluster.idx", "*").out()).isEmpty();
    }

    @Test
    void whatCanNotBeSearchedIsRefused() throws IOException {
        String zipped = folder.resolve("i.cdx.gz").toString();
        ToolRun.withInput("a\n", "sort", "-o", zipped);
        String noIndex = Files.writeString(folder.resolve("x.idx"), "a b c\n").toString();

        assertThat(ToolRun.of("query", "-i", zipped, "*").err()).contains("is gzipped");
        assertThat(ToolRun.of("query", "-i", noIndex, "*").err()).contains("no index of a cluster");
        assertThat(ToolRun.of("query", "-i", "none", "*").exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("query", "*").exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("query", "-i", noIndex, "--match", "x", "a").err())
                .contains("matchType must be");
    }

    private void assertFound(int page, String index) {
        ToolRun run = ToolRun.of("query", "-i", index, url(page));

        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .isEqualTo(matching(line -> line.contains(url(page) + " ")))
                .hasSize(4);
    }

    private String cluster(int linesPerBlock) throws IOException {
        Path file = Files.write(folder.resolve("c.cdx"), lines());
        Path out = folder.resolve("cluster" + linesPerBlock);
        ToolRun run =
                ToolRun.of(
                        "zipnum",
                        "--lines",
                        Integer.toString(linesPerBlock),
                        "--part-size",
                        "20K",
                        "-o",
                        out.toString(),
                        file.toString());
        assertThat(run.err()).isEmpty();
        return out.resolve("cluster.idx").toString();
    }

    private static String url(int page) {
        return "http://example.com/%04d".formatted(page);
    }

    private static List<String> matching(Predicate<String> condition) {
        return lines().stream().filter(condition).toList();
    }

    /** 2,000 pages in four versions each, of which some lines are long, and a host below. */
    private static List<String> lines() {
        Stream<String> pages =
                IntStream.range(0, 2_000)
                        .boxed()
                        .flatMap(
                                page ->
                                        IntStream.range(2020, 2024)
                                                .mapToObj(year -> line(page, year)));
        return Stream.concat(
                        pages,
                        Stream.of(
                                "com,example,sub)/ 20200101000000 http://sub.example.com/ - - - - -"
                                        + " 1 2 a"))
                .sorted()
                .toList();
    }

    private static String line(int page, int year) {
        return "com,example)/%04d %d0102030405 %s text/html 200 %s - - 1 %d a.warc.gz"
                .formatted(page, year, url(page), "x".repeat(page % 97 == 0 ? 9_000 : 3), page);
    }
}
