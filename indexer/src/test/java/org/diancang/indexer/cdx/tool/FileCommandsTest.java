package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCommandsTest {
    private static final String HEADER = " CDX N b a m s k r M S V g";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2K", "50K", "1M", "1G"})
    void aSortIsThatOfTheBytesWhateverFitsIntoMemory(String memory) throws IOException {
        List<String> lines = new ArrayList<>(lines(3_000));
        lines.addAll(List.of("é)/ x", "典 y", "", "a", "a", "com,example)/é 1", "\ud83d\ude00 z"));
        Collections.shuffle(lines, new Random(7));
        Path file = Files.write(folder.resolve("in.cdx"), lines);
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        ToolRun run =
                ToolRun.of(
                        "sort",
                        "--memory",
                        memory,
                        "--temporary",
                        temporary.toString(),
                        file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .isEqualTo(
                        lines.stream()
                                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                                .sorted(Arrays::compareUnsigned)
                                .map(line -> new String(line, StandardCharsets.UTF_8))
                                .toList());
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aSortKeepsEachLineOnceIfAsked() {
        assertThat(ToolRun.withInput("b\na\nb\na\n", "sort", "-u", "--memory", "1").lines())
                .containsExactly("a", "b");
        assertThat(ToolRun.withInput("b\na\nb\n", "sort", "--unique").lines())
                .containsExactly("a", "b");
    }

    @Test
    void headersThatAreAlikeAreWrittenOnce() throws IOException {
        String a = file("a", HEADER, "b", "c");
        String b = file("b", HEADER + "\r", "a", "d");

        assertThat(ToolRun.of("sort", a, b).lines()).containsExactly(HEADER, "a", "b", "c", "d");
        assertThat(ToolRun.of("merge", a, b).lines()).containsExactly(HEADER, "a", "b", "c", "d");
    }

    @Test
    void filesWithDifferentHeadersAreNotMixed() throws IOException {
        String a = file("a", HEADER, "b");
        String b = file("b", " CDX N b a m s k r V g", "a");

        assertThat(ToolRun.of("sort", a, b).exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("merge", a, b).err()).contains("different headers");
    }

    @Test
    void aMergeOfSortedFilesIsSorted() throws IOException {
        List<String> lines = lines(500);
        List<String> args = new ArrayList<>(List.of("merge"));
        for (int part = 0; part < 3; part++) {
            int n = part;
            args.add(
                    file(
                            "part" + part,
                            IntStream.range(0, lines.size())
                                    .filter(i -> i % 3 == n)
                                    .mapToObj(lines::get)
                                    .toArray(String[]::new)));
        }

        assertThat(ToolRun.of(args.toArray(String[]::new)).lines()).isEqualTo(lines);
        assertThat(ToolRun.of("merge", "-u", args.get(1), args.get(1)).lines()).hasSize(167);
    }

    @Test
    void whatIsNotSortedIsNotMerged() throws IOException {
        ToolRun run = ToolRun.of("merge", file("a", "a", "c", "b"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not sorted: line 3");
    }

    @Test
    void linesGoFromOneFormToAnother() {
        String cdx11 =
                "com,example)/ 20240102030405 http://example.com/ text/html 200"
                        + " VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV - - 12 34 a.warc.gz";

        String cdxj = ToolRun.withInput(HEADER + "\n" + cdx11 + "\n", "convert").out();
        assertThat(cdxj)
                .startsWith("com,example)/ 20240102030405 {\"url\":\"http://example.com/\"");
        assertThat(ToolRun.withInput(cdxj, "convert", "-f", "CDX11").lines())
                .containsExactly(HEADER, cdx11);
        assertThat(ToolRun.withInput(cdxj, "convert", "-f", "cdx9", "--no-header").lines())
                .containsExactly(cdx11.replace(" - - 12 34", " - 34"));
    }

    @Test
    void linesThatCanNotBeReadAreSaidAndLeftOut() {
        ToolRun run =
                ToolRun.withInput("x\n- 2024 http://a/ - - - - - 1 2 f\n\u0000\u0001\n", "convert");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).contains("standard input:1: ").contains("this one has 1");
    }

    @Test
    void urlsHaveKeys() {
        assertThat(
                        ToolRun.withInput("http://www.Example.com/a?b&a\n\nexample.com\n", "urlkey")
                                .lines())
                .containsExactly("com,example)/a?a&b", "-", "com,example)/");
    }

    @Test
    void aDamagedGzipFileIsSaid() throws IOException {
        Path file = folder.resolve("cut.cdx.gz");
        ToolRun.withInput("c\nb\na\n", "sort", "-o", file.toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));

        ToolRun run = ToolRun.of("sort", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cut.cdx.gz is damaged");
    }

    @Test
    void whatIsNoTextIsNotSorted() throws IOException {
        Path file = Files.write(folder.resolve("zeros"), new byte[3 << 20]);

        assertThat(ToolRun.of("sort", file.toString()).exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("convert", file.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void whatIsAskedForWronglyIsRefusedWithTheUsage() {
        assertThat(ToolRun.of("sort", "--memory", "much").exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("convert", "-f", "cdx12").err()).contains("none of cdx9");
        assertThat(ToolRun.of("nothing").exitCode()).isEqualTo(2);
        assertThat(ToolRun.of("index", "--help").out())
                .contains("SYNOPSIS", "diancang cdx index", "EXIT CODES");
        assertThat(ToolRun.of().out()).contains("zipnum");
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static List<String> lines(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> "com,example)/%05d 20240102030405 rest %d".formatted(i * 7, i))
                .toList();
    }
}
