package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.FoundRow;
import org.diancang.indexer.fulltext.search.SearchAnswer.Group;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;

/** RFC 4180, with a byte order mark, without which Excel takes UTF-8 for GBK. */
final class CsvTable implements RowForm {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    @Override
    public void begin(Writer out) throws IOException {
        out.write('\uFEFF');
        List<String> columns = new ArrayList<>(List.of("title", "url", "type"));
        FoundRow.TABLE_FACTS.forEach(fact -> columns.add(fact.field()));
        columns.addAll(
                List.of(
                        "versions",
                        "captureCount",
                        "firstCapturedAt",
                        "lastCapturedAt",
                        "payloadDigest",
                        "key"));
        FORMAT.printRecord(out, columns.toArray());
    }

    @Override
    public void row(FoundRow row, Writer out) throws IOException {
        Hit hit = row.hit();
        Group all = hit.group() == null ? alone(hit) : hit.group();
        List<String> cells = new ArrayList<>();
        cells.add(hit.title());
        cells.add(hit.url());
        cells.add(hit.type() == null ? "" : hit.type());
        for (Fact fact : FoundRow.TABLE_FACTS) {
            cells.add(String.join("; ", hit.facts().getOrDefault(fact.field(), List.of())));
        }
        cells.add(Long.toString(all.documents()));
        cells.add(Long.toString(all.captureCount()));
        cells.add(all.firstCapturedAt().toString());
        cells.add(all.lastCapturedAt().toString());
        cells.add(hit.payloadDigest());
        cells.add(row.key().text());
        cells.replaceAll(CsvTable::harmless);
        FORMAT.printRecord(out, cells.toArray());
    }

    private static Group alone(Hit hit) {
        return new Group(1, hit.captureCount(), hit.firstCapturedAt(), hit.lastCapturedAt());
    }

    /** What a spreadsheet would take for a formula is text; some skip spaces before it. */
    private static String harmless(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (FORMULA.indexOf(c) >= 0) {
                return "'" + cell;
            }
            if (c != ' ') {
                return cell;
            }
        }
        return cell;
    }
}
