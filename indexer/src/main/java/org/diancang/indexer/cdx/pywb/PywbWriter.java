package org.diancang.indexer.cdx.pywb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.LineWriter;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.pywb.PywbQuery.Output;

/** Writes the first lines of an answer, each as the query wants it. */
final class PywbWriter implements LineWriter {
    /** RFC 9110 §5.6.7. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final OutputStream out;
    private final PywbQuery query;
    private final List<String> columns;
    private long left;

    PywbWriter(OutputStream out, PywbQuery query) {
        this.out = out;
        this.query = query;
        this.columns = query.columns();
        this.left = query.limit();
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        Members members = Members.of(line, query.form().source());
        switch (query.form().output()) {
            case CDXJ -> print(members.cdxj(chosen(members)) + "\n");
            case JSON -> print(AsciiJson.of(chosen(members)) + "\n");
            case TEXT -> print(columns(members) + "\n");
            case LINK -> print((left < query.limit() ? ",\n" : "") + link(line, members));
        }
        return --left > 0;
    }

    @Override
    public void end() throws IOException {
        if (query.form().output() == Output.LINK && left < query.limit()) {
            print("\n");
        }
    }

    private Map<String, Object> chosen(Members members) {
        List<String> fields = query.form().fields();
        return fields.isEmpty() ? members.all() : members.chosen(fields);
    }

    private String columns(Members members) {
        return columns.stream()
                .map(name -> members.text(name).orElse(PywbField.UNKNOWN))
                .map(text -> text.isEmpty() ? PywbField.UNKNOWN : CdxKey.sortable(text))
                .collect(Collectors.joining(" "));
    }

    /** A memento's link (RFC 7089 §5). */
    private String link(StoredLine line, Members members) {
        String timestamp = line.key().timestamp();
        String url = members.text(PywbField.URL).orElse("");
        String memento = query.form().mementos().map(form -> form.of(url, timestamp)).orElse(url);
        return "<"
                + CdxKey.sortable(memento).replace("<", "%3C").replace(">", "%3E")
                + ">; rel=\"memento\"; datetime=\""
                + HTTP_DATE.format(CdxTimestamp.earliest(timestamp))
                + "\""
                + query.form()
                        .source()
                        .map(collection -> "; collection=\"" + collection + "\"")
                        .orElse("");
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
