package org.diancang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdxLinesTest {
    private @TempDir Path folder;
    private CdxLines lines;
    private List<String> all;

    @BeforeEach
    void write() throws IOException {
        lines = CdxLines.write(folder.resolve("lines.cdx"), 3_000, 1_000);
        all = Files.readAllLines(lines.file());
    }

    @Test
    void aPartHasItsLinesAndNoOther() throws IOException {
        Path part = lines.part(1_000, 3_000).copyTo(folder.resolve("part.cdx"));

        assertThat(Files.readAllLines(part)).isEqualTo(all.subList(1_000, 3_000));
    }

    @Test
    void aBodyHasTheLengthOfItsPart() {
        CdxLines.Part part = lines.part(0, 2_000);

        assertThat(part.body().contentLength())
                .isEqualTo(part.bytes())
                .isEqualTo(String.join("\n", all.subList(0, 2_000)).length() + 1);
    }

    @Test
    void theLastLineIsKnown() throws IOException {
        assertThat(lines.part(0, 1_000).last()).isEqualTo(all.get(999));
    }

    @Test
    void aSmallerCorpusIsTheBeginningOfALargerOne() throws IOException {
        CdxLines smaller = CdxLines.write(folder.resolve("smaller.cdx"), 1_000, 1_000);

        assertThat(Files.readAllLines(smaller.file())).isEqualTo(all.subList(0, 1_000));
    }

    @Test
    void urlsThatAreAskedForAreThere() {
        List<String> urls = all.stream().map(line -> line.split(" ")[2]).toList();

        assertThat(CdxCorpus.someUrls(3_000, 50)).isSubsetOf(urls);
    }
}
