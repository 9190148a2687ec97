package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.util.Objects;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** URLs below a prefix, each with the number of its captures and of its versions in a row. */
final class XmlUrls extends XmlAnswer {
    private @Nullable StoredLine first;
    private @Nullable StoredLine last;
    private long captures;
    private long versions;

    XmlUrls(Xml xml, XmlQuery query, String now) {
        super(xml, query, now);
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        StoredLine before = last;
        if (before != null && !before.key().urlkey().equals(line.key().urlkey())) {
            lastResult();
            if (!goesOn()) {
                return false;
            }
        }
        if (first == null) {
            first = line;
        }
        if (last == null || !digest(last).equals(digest(line))) {
            versions++;
        }
        captures++;
        last = line;
        return true;
    }

    @Override
    void lastResult() throws IOException {
        StoredLine begin = first;
        StoredLine end = last;
        if (begin == null || end == null) {
            return;
        }
        if (answersNext()) {
            xml.open("result");
            xml.element("urlkey", end.key().urlkey());
            xml.element("originalurl", Objects.requireNonNull(OutbackField.URL.of(end)));
            xml.element("numversions", versions);
            xml.element("numcaptures", captures);
            xml.element("firstcapturets", begin.key().timestamp());
            xml.element("lastcapturets", end.key().timestamp());
            xml.close("result");
        }
        first = null;
        last = null;
        captures = 0;
        versions = 0;
    }

    @Override
    String resultsType() {
        return "resultstypeurl";
    }

    private static String digest(StoredLine line) {
        return OutbackField.DIGEST.text(line);
    }
}
