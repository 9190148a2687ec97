package org.diancang.indexer.fulltext.search.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.diancang.indexer.fulltext.search.FoundRow;
import org.diancang.indexer.fulltext.search.HitGroup;
import org.diancang.indexer.fulltext.search.RowKey;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://bad.example\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "＝1"
            })
    void whatASpreadsheetTakesForAFormulaIsText(String title) throws Exception {
        assertThat(row(title).get("title")).isEqualTo("'" + title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"quoted\", title", "two\r\nlines", "plain", "", "1-2", "\"", ",,,"})
    void whateverATitleIsItIsReadBackAsItWas(String title) throws Exception {
        CSVRecord row = row(title);

        assertThat(row.get("title")).isEqualTo(title);
        assertThat(row.get("url")).isEqualTo("http://a.example/");
        assertThat(row.get("captureCount")).isEqualTo("3");
    }

    private static CSVRecord row(String title) throws Exception {
        Hit hit =
                new Hit(
                        "http://a.example/",
                        "example,a)/",
                        "sha1:A",
                        title,
                        "html",
                        null,
                        false,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        3,
                        AT,
                        AT,
                        null,
                        null,
                        null);
        StringWriter out = new StringWriter();
        CsvTable table = new CsvTable();
        table.begin(out);
        table.row(
                new FoundRow(hit, new RowKey(HitGroup.VERSION, List.of("example,a)/", "sha1:A"))),
                out);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString().substring(1)))
                .getRecords()
                .getFirst();
    }
}
