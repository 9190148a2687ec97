package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
    @TempDir Path folder;
    private final SampleWarc warc = SampleWarc.ofEverything();
    private String file = "";
    private List<String> lines = List.of();

    @BeforeEach
    void index() {
        file = warc.writeTo(folder.resolve("a.warc.gz")).toString();
        lines = new ArrayList<>(ToolRun.of("index", "-f", "cdx11", "--no-header", file).lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdx9", "cdx11", "cdx14", "cdxj"})
    void anIndexThatSaysTheTruthIsClean(String format) {
        lines = ToolRun.of("index", "-f", format, file).lines();

        ToolRun run = verify();

        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "5 captures, 5 lines (0 of other files): 0 missing, 0 wrong, 0 extra");
    }

    @Test
    void aMissingLineIsFound() {
        lines.remove(1);

        ToolRun run = verify();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .containsExactly(
                        "missing a.warc.gz:"
                                + warc.offset(3)
                                + " http://www.example.com/old (20240102030403)");
        assertThat(run.err()).contains("1 missing, 0 wrong, 0 extra");
    }

    @Test
    void anExtraLineIsFound() {
        lines.add(lines.getFirst().replace(" " + warc.offset(1) + " ", " 7 "));

        ToolRun run = verify();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .containsExactly(
                        "extra a.warc.gz:7 http://www.example.com/a (no capture begins there)");
    }

    @Test
    void aLineThatStandsThereTwiceIsExtra() {
        lines.add(lines.getFirst());

        ToolRun run = verify();

        assertThat(run.lines()).hasSize(1).first().asString().contains("another line speaks of it");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^com,example:com,exemple:urlkey is com,example)/a, the index has com,exemple)/a",
                "20240102030401:20240102030402:timestamp is 20240102030401",
                " text/html : text/plain :mime is text/html, the index has text/plain",
                " 200 : 404 :status is 200, the index has 404",
                " [A-Z2-7]{32} : 22222222222222222222222222222222 :digest is",
                " \\d+( \\d+ a.warc): 1$1:length is"
            })
    void aWrongLineIsFound(String change) {
        String[] parts = change.split(":");
        lines.set(0, lines.getFirst().replaceFirst(parts[0], parts[1]));

        ToolRun run = verify();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("wrong a.warc.gz:" + warc.offset(1) + " http://www.example.com/a (")
                .contains(parts[2]);
    }

    @Test
    void aWrongOffsetIsAMissingLineAndAnExtraOne() {
        lines.set(0, lines.getFirst().replace(" " + warc.offset(1) + " ", " 9 "));

        assertThat(verify().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("extra a.warc.gz:9 "),
                        line ->
                                assertThat(line)
                                        .startsWith("missing a.warc.gz:" + warc.offset(1) + " "));
    }

    @Test
    void urlkeysOfOtherRulesCanBeLeftAside() {
        lines.set(0, lines.getFirst().replace("com,example)", "com,example,www)"));

        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(verify("--any-urlkey").exitCode()).isZero();
    }

    @Test
    void linesOfOtherFilesAreCounted() {
        lines.add("b)/ 20240101000000 http://b/ text/html 200 - - - 1 2 b.warc.gz");

        ToolRun run = verify();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("6 lines (1 of other files)");
    }

    @Test
    void brokenRecordsAndLinesAreSaid() throws IOException {
        Files.write(Path.of(file), Arrays.copyOf(warc.bytes(), warc.offset(7) + 50));
        lines.add("no line");

        ToolRun run = verify();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a.warc.gz:" + warc.offset(7)).contains("index.cdx:6: ");
        assertThat(run.lines()).hasSize(1).first().asString().startsWith("extra ");
    }

    @Test
    void filesThatCanNotBeToldApartAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("a.warc.gz");
        warc.writeTo(other);

        assertThat(verify(other.toString()).exitCode()).isEqualTo(2);
    }

    private ToolRun verify(String... more) {
        try {
            Path index = Files.write(folder.resolve("index.cdx"), lines);
            List<String> args = new ArrayList<>(List.of("verify", "-i", index.toString(), file));
            args.addAll(List.of(more));
            return ToolRun.of(args.toArray(String[]::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
