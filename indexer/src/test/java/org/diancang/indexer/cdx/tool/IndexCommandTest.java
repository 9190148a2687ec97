package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCommandTest {
    @TempDir Path folder;

    @Test
    void everyCaptureHasALineAndNothingElseHas() {
        SampleWarc warc = SampleWarc.ofEverything();
        ToolRun run = ToolRun.of("index", "-f", "cdx11", file(warc));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .map(
                        line ->
                                line.replaceAll(" [A-Z2-7]{32} ", " D ")
                                        .replaceAll(" \\d+ (\\d+) a", " L $1 a"))
                .containsExactly(
                        " CDX N b a m s k r M S V g",
                        "com,example)/a 20240102030401 http://www.example.com/a text/html 200 D - -"
                                + at(warc, 1),
                        "com,example)/old 20240102030403 http://www.example.com/old text/html 301 D"
                                + " http://www.example.com/new -"
                                + at(warc, 3),
                        "com,example)/form?__wb_method=post&n=1&q=tea 20240102030405"
                                + " http://www.example.com/form text/plain 200 D - -"
                                + at(warc, 5),
                        "dns:www.example.com 20240102030406 dns:www.example.com text/dns - D - -"
                                + at(warc, 6),
                        "com,example)/a2 20240102030407 http://www.example.com/a2 warc/revisit 200"
                                + " D - -"
                                + at(warc, 7));
    }

    @Test
    void cdxjSaysWhatCapturesOfOurOwnSay() {
        ToolRun run = ToolRun.of("index", file(SampleWarc.ofEverything()));

        CdxLine form = good(run.lines().get(2)).line();
        assertThat(form.method()).isEqualTo("POST");
        assertThat(form.other()).containsEntry("requestBody", "q=tea&n=1");
        assertThat(form.payloadLength()).isEqualTo(5);
        assertThat(form.recordType()).hasToString("RESPONSE");
        CdxLine revisit = good(run.lines().get(4)).line();
        assertThat(revisit.revisitOf())
                .isEqualTo(new CdxLine.RevisitOf("first.warc.gz", 77, null, null));
        assertThat(revisit.servedType()).isEqualTo("text/html");
        assertThat(revisit.digest()).isEqualTo("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
    }

    @Test
    void cdx14HasTheOriginalOfARevisit() {
        ToolRun run = ToolRun.of("index", "-f", "cdx14", file(SampleWarc.ofEverything()));

        assertThat(run.lines().getLast()).endsWith(" - 77 first.warc.gz");
        assertThat(run.lines().getFirst()).endsWith(" - - -");
    }

    @Test
    void requestsCanBeKeyedByTheirUrlAlone() {
        ToolRun run = ToolRun.of("index", "--no-post-append", file(SampleWarc.ofEverything()));

        assertThat(run.lines().get(2)).startsWith("com,example)/form 20240102030405 ");
    }

    @Test
    void linesAreSortedByTheirBytes() {
        ToolRun run = ToolRun.of("index", "--sort", file(SampleWarc.ofEverything()));

        assertThat(run.lines()).hasSize(5).isSorted();
        assertThat(run.lines().getFirst()).startsWith("com,example)/a ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arcFilesAreIndexedToo(boolean gzip) {
        SampleWarc arc = SampleWarc.arc(gzip);
        Path path = arc.writeTo(folder.resolve(gzip ? "a.arc.gz" : "a.arc"));

        ToolRun run = ToolRun.of("index", "-f", "cdx9", "--no-header", path.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.lines().getFirst())
                .startsWith(
                        "com,example)/arc 20010203040507 http://www.example.com/arc text/html 200 ")
                .endsWith(" - " + arc.offset(1) + " " + path.getFileName());
    }

    @Test
    void aTruncatedFileIsSaidAndTheRestIsIndexed() throws IOException {
        byte[] bytes = SampleWarc.ofEverything().bytes();
        Path path = folder.resolve("cut.warc.gz");
        int cut = SampleWarc.ofEverything().offset(7) + 60;
        Files.write(path, Arrays.copyOf(bytes, cut));

        ToolRun run = ToolRun.of("index", path.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.err())
                .contains("cut.warc.gz:" + SampleWarc.ofEverything().offset(7) + ": ")
                .contains("ends within");
    }

    @Test
    void aCorruptRecordIsSaidAndTheRestIsIndexed() throws IOException {
        SampleWarc warc = SampleWarc.ofEverything();
        byte[] bytes = warc.bytes();
        for (int i = warc.offset(3) + 30; i < warc.offset(3) + 60; i++) {
            bytes[i] ^= 0x55;
        }
        Path path = Files.write(folder.resolve("bad.warc.gz"), bytes);

        ToolRun run = ToolRun.of("index", path.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(4).noneMatch(line -> line.contains("/old"));
        assertThat(run.err()).contains("bad.warc.gz:" + warc.offset(3) + ": ");
    }

    @Test
    void aRecordThatIsNoHttpIsSaidAndTheRestIsIndexed() {
        SampleWarc warc =
                SampleWarc.plain()
                        .record("response", "http://a/", "application/http", "\u0000\u0001 no HTTP")
                        .response("http://b/", 200, "text/html", "b");

        ToolRun run = ToolRun.of("index", warc.writeTo(folder.resolve("a.warc")).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1).first().asString().startsWith("b)/ ");
        assertThat(run.err()).startsWith("a.warc:0: the record can't be read");
    }

    @Test
    void recordsThatLackWhatACaptureHasAreSaid() {
        SampleWarc warc =
                SampleWarc.plain()
                        .record("resource", "", "text/plain", "x")
                        .raw(
                                ("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a/\r\n"
                                                + "WARC-Date: yesterday\r\nContent-Length: 0\r\n"
                                                + "\r\n\r\n\r\n")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        ToolRun run = ToolRun.of("index", warc.writeTo(folder.resolve("a.warc")).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("it lacks WARC-Target-URI").contains("no WARC date");
    }

    @Test
    void aFolderStandsForItsFiles() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        SampleWarc.ofEverything().writeTo(folder.resolve("sub/b.warc.gz"));
        SampleWarc.arc(false).writeTo(folder.resolve("a.arc"));
        Files.writeString(folder.resolve("readme.txt"), "no WARC");

        ToolRun run = ToolRun.of("index", "--full-path", folder.toString());

        assertThat(run.lines()).hasSize(6);
        assertThat(run.lines().getFirst()).contains(folder.resolve("a.arc").toString());
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        ToolRun run = ToolRun.of("index", folder.resolve("none.warc").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("diancang cdx: there is no file ");
    }

    @Test
    void anOutputFileAppearsWhenItIsWhole() throws IOException {
        Path target = folder.resolve("out.cdx.gz");

        ToolRun run = ToolRun.of("index", "-o", target.toString(), file(SampleWarc.ofEverything()));

        assertThat(run.out()).isEmpty();
        assertThat(ToolRun.of("convert", target.toString()).lines()).hasSize(5);
        assertThat(Files.list(folder)).noneMatch(file -> file.toString().endsWith(".part"));
    }

    private String file(SampleWarc warc) {
        return warc.writeTo(folder.resolve("a.warc.gz")).toString();
    }

    private static String at(SampleWarc warc, int record) {
        return " L " + warc.offset(record) + " a.warc.gz";
    }

    private static ParsedLine.Good good(String line) {
        return (ParsedLine.Good) new CdxLineParser().parse(line);
    }
}
