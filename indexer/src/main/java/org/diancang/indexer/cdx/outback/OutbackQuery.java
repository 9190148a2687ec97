package org.diancang.indexer.cdx.outback;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.Silence;

/**
 * A query, checked.
 *
 * @param search what it asks the index for
 * @param urlkey the key that it was understood to mean
 * @param collapse which of lines in a row are left out
 * @param limit how many lines are answered at most
 * @param output form of the answer
 * @param columns of the answer in this order
 * @param whole whether a line of CDXJ says also what is in no column
 */
record OutbackQuery(
        CdxSearch search,
        String urlkey,
        Optional<Collapse> collapse,
        long limit,
        Output output,
        List<Column> columns,
        boolean whole) {

    OutbackQuery {
        columns = List.copyOf(columns);
    }

    /** The lines of the answer and perhaps more; the caller closes them. */
    CdxLines lines(CdxIndex index, Silence silence) {
        if (limit == 0 || isNever(search)) {
            return CdxIndex.NONE;
        }
        CdxLines lines = index.search(search, silence);
        return collapse.map(wanted -> wanted.of(lines)).orElse(lines);
    }

    /** Whether the time asked for ends before it begins, which the peer answers with no line. */
    static boolean isNever(CdxSearch search) {
        String to = search.to();
        String from = search.from();
        return from.substring(0, Math.min(from.length(), to.length())).compareTo(to) > 0;
    }

    /**
     * A column of an answer.
     *
     * @param name as it was asked for
     */
    record Column(String name, OutbackField field) {
        static Column of(OutbackField field) {
            return new Column(field.title(), field);
        }
    }

    /** Form of an answer. */
    enum Output {
        TEXT("text/plain;charset=utf-8"),
        CDXJ("text/x-cdxj;charset=utf-8"),
        JSON("application/json"),
        JSONDICT("application/json");

        private final String mediaType;

        Output(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }
}
