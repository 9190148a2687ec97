package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.util.Locale;
import org.diancang.indexer.cdx.LineWriter;

/**
 * What answers of both types have around their results. Results are counted beyond those that are
 * answered, since clients page by their number.
 */
abstract sealed class XmlAnswer implements LineWriter permits XmlCaptures, XmlUrls {
    static final String MEDIA_TYPE = "application/xml;charset=utf-8";

    /** How far results are counted. */
    private static final long MOST_COUNTED = 10_000;

    final Xml xml;
    final XmlQuery query;
    private final String now;
    private final long end;
    private long found;
    private long answered;

    /**
     * @param now 14 digits
     */
    XmlAnswer(Xml xml, XmlQuery query, String now) {
        this.xml = xml;
        this.query = query;
        this.now = now;
        long end = query.offset() + query.limit();
        this.end = end < 0 ? Long.MAX_VALUE : end;
    }

    /** Whether the result that was found is to be answered. */
    final boolean answersNext() throws IOException {
        boolean answers = found >= query.offset() && found < end;
        found++;
        if (answers && answered++ == 0) {
            xml.open("results");
        }
        return answers;
    }

    /** Whether more results are to be found. */
    final boolean goesOn() {
        return found < Math.max(end, MOST_COUNTED);
    }

    @Override
    public final void start() throws IOException {
        xml.begin();
        xml.open("wayback");
    }

    @Override
    public final void end() throws IOException {
        lastResult();
        if (answered == 0) {
            notFound();
        } else {
            xml.close("results");
            request();
        }
        xml.close("wayback");
    }

    /** Writes what was waiting for the next line. */
    abstract void lastResult() throws IOException;

    /** What the client calls the type of results. */
    abstract String resultsType();

    private void notFound() throws IOException {
        xml.open("error");
        // The client knows it by these words.
        xml.element("title", "Resource Not In Archive");
        xml.element("message", "The Resource you requested is not in this archive.");
        xml.close("error");
    }

    private void request() throws IOException {
        xml.open("request");
        xml.element("startdate", query.startDate());
        xml.element("enddate", query.search().to().isEmpty() ? now : query.search().to());
        xml.element("type", query.type().name().toLowerCase(Locale.ROOT));
        xml.element("firstreturned", query.offset());
        xml.element("url", OutbackTargets.key(query.search().target()));
        xml.element("resultsrequested", query.limit());
        xml.element("resultstype", resultsType());
        xml.element("numreturned", answered);
        xml.element("numresults", found);
        xml.close("request");
    }
}
