package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.archive.format.gzip.zipnum.ZipNumCluster;
import org.archive.format.gzip.zipnum.ZipNumParams;
import org.archive.util.iterator.CloseableIterator;
import org.archive.wayback.core.CaptureSearchResult;
import org.archive.wayback.resourceindex.cdx.format.CDXFormat;
import org.archive.wayback.resourceindex.cdx.format.CDXFormatException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.cdx.CdxFormat;
import org.netpreserve.jwarc.cdx.CdxReader;
import org.netpreserve.jwarc.cdx.CdxRecord;
import org.netpreserve.jwarc.cdx.CdxWriter;

/** OpenWayback 2.4.0 and jwarc read what is written here, and the other way round. */
class PeersTest {
    @TempDir Path folder;
    private String warc = "";

    @BeforeEach
    void write() {
        warc = SampleWarc.ofEverything().writeTo(folder.resolve("a.warc.gz")).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdx9", "cdx11"})
    void openWaybackReadsOurLines(String format) throws CDXFormatException {
        List<String> lines = ToolRun.of("index", "-f", format, warc).lines();
        CDXFormat theirs = new CDXFormat(lines.getFirst());

        CaptureSearchResult old = theirs.parseResult(lines.get(2));

        assertThat(old.getUrlKey()).isEqualTo("com,example)/old");
        assertThat(old.getCaptureTimestamp()).isEqualTo("20240102030403");
        assertThat(old.getOriginalUrl()).isEqualTo("http://www.example.com/old");
        assertThat(old.getMimeType()).isEqualTo("text/html");
        assertThat(old.getHttpCode()).isEqualTo("301");
        assertThat(old.getDigest()).hasSize(32);
        assertThat(old.getRedirectUrl()).isEqualTo("http://www.example.com/new");
        assertThat(old.getOffset()).isEqualTo(SampleWarc.ofEverything().offset(3));
        assertThat(old.getFile()).isEqualTo("a.warc.gz");
        assertThat(theirs.parseResult(lines.get(5)).getMimeType()).isEqualTo("warc/revisit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdx9", "cdx11"})
    void whatOpenWaybackWritesIsReadAsItWas(String format) throws CDXFormatException {
        List<String> lines = ToolRun.of("index", "-f", format, warc).lines();
        CDXFormat theirs = new CDXFormat(lines.getFirst());
        StringBuilder rewritten = new StringBuilder(lines.getFirst()).append('\n');
        for (String line : lines.subList(1, lines.size())) {
            rewritten.append(theirs.serializeResult(theirs.parseResult(line))).append('\n');
        }

        assertThat(ToolRun.withInput(rewritten.toString(), "convert", "-f", format).lines())
                .isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void openWaybackReadsOurCluster(int linesPerBlock) throws IOException {
        // Its search reads nothing of an index that is shorter than a block of its own.
        List<String> lines =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                n ->
                                        "com,example)/%05d 20240102030405 http://example.com/%05d text/html 200 X - - 1 %d a.warc.gz"
                                                .formatted(n / 4, n / 4, n))
                        .sorted()
                        .toList();
        String index = Files.write(folder.resolve("i.cdx"), lines).toString();
        Path out = folder.resolve("cluster");
        ToolRun.of(
                "zipnum",
                "--lines",
                Integer.toString(linesPerBlock),
                "--part-size",
                "100K",
                "-o",
                out.toString(),
                index);
        ZipNumCluster cluster = new ZipNumCluster();
        cluster.setSummaryFile(out.resolve("cluster.idx").toString());
        cluster.setLocFile(absoluteLocations(out).toString());
        cluster.init();

        for (int page : List.of(0, 1, 777, 4_999)) {
            assertThat(linesOf(cluster, "com,example)/%05d".formatted(page)))
                    .isEqualTo(
                            ToolRun.of(
                                            "query",
                                            "-i",
                                            index,
                                            "http://example.com/%05d".formatted(page))
                                    .lines())
                    .hasSize(4);
        }
    }

    @Test
    void jwarcReadsOurLines() throws IOException {
        for (String format : List.of("cdx9", "cdx11")) {
            List<CdxRecord> theirs = new ArrayList<>();
            byte[] ours =
                    ToolRun.of("index", "-f", format, warc).out().getBytes(StandardCharsets.UTF_8);
            try (CdxReader reader = new CdxReader(new ByteArrayInputStream(ours))) {
                reader.forEach(theirs::add);
            }

            assertThat(theirs).as(format).hasSize(5);
            CdxRecord old = theirs.get(1);
            assertThat(old.surt()).isEqualTo("com,example)/old");
            assertThat(old.date()).isEqualTo("2024-01-02T03:04:03Z");
            assertThat(old.target()).isEqualTo("http://www.example.com/old");
            assertThat(old.status()).isEqualTo(301);
            assertThat(old.position()).isEqualTo(SampleWarc.ofEverything().offset(3));
            assertThat(old.filename()).isEqualTo("a.warc.gz");
        }
    }

    @Test
    void whatJwarcWritesIsTrue() throws IOException {
        // No DNS answer, which jwarc gives a status, and no request before its answer.
        Path file =
                SampleWarc.gzipped()
                        .response("http://www.example.com/a", 200, "text/html", "<p>a")
                        .requestOfLast("http://www.example.com/a", "GET", "", "")
                        .response("http://www.example.com/form", 200, "text/plain", "found")
                        .requestOfLast(
                                "http://www.example.com/form",
                                "POST",
                                "application/x-www-form-urlencoded",
                                "q=tea&n=1")
                        .revisit("http://www.example.com/a2")
                        .writeTo(folder.resolve("b.warc.gz"));
        for (CdxFormat format :
                List.of(CdxFormat.CDX9, CdxFormat.CDX10, CdxFormat.CDX11, CdxFormat.CDXJ)) {
            StringWriter theirs = new StringWriter();
            try (CdxWriter writer = new CdxWriter(theirs)) {
                writer.setFormat(format);
                writer.setPostAppend(true);
                if (format != CdxFormat.CDXJ) {
                    writer.writeHeaderLine();
                }
                writer.process(List.of(file), false);
            }
            Path index = Files.writeString(folder.resolve("jwarc.cdx"), theirs.toString());

            ToolRun run = ToolRun.of("verify", "-i", index.toString(), file.toString());

            assertThat(run.out()).as("%s\n%s", format, theirs).isEmpty();
            assertThat(run.err()).contains("3 captures, 3 lines");
            assertThat(run.exitCode()).isZero();
        }
    }

    /** OpenWayback takes the places of parts as they stand, not from the folder of the file. */
    private static Path absoluteLocations(Path cluster) throws IOException {
        List<String> lines =
                Files.readAllLines(cluster.resolve("cluster.loc")).stream()
                        .map(line -> line.split("\t"))
                        .map(columns -> columns[0] + "\t" + cluster.resolve(columns[1]))
                        .toList();
        return Files.write(cluster.resolve("absolute.loc"), lines);
    }

    private static List<String> linesOf(ZipNumCluster cluster, String key) throws IOException {
        List<String> found = new ArrayList<>();
        try (CloseableIterator<String> lines =
                cluster.getCDXIterator(key, key, true, new ZipNumParams())) {
            lines.forEachRemaining(found::add);
        }
        // It tells the rest of the last block, too, which Wayback's filters leave out.
        return found.stream().filter(line -> line.startsWith(key + " ")).toList();
    }
}
