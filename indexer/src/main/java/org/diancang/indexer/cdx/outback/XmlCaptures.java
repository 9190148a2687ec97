package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.time.Duration;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Captures of a URL in order of time. Where a date is asked for, the closest is marked; it is known
 * when the next is further away, so each waits for the next.
 */
final class XmlCaptures extends XmlAnswer {
    private @Nullable StoredLine waiting;
    private boolean closestIsToCome;

    XmlCaptures(Xml xml, XmlQuery query, String now) {
        super(xml, query, now);
        closestIsToCome = !query.date().isEmpty();
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        resolve(line);
        if (!goesOn()) {
            return false;
        }
        waiting = line;
        return true;
    }

    @Override
    void lastResult() throws IOException {
        resolve(null);
    }

    @Override
    String resultsType() {
        return "resultstypecapture";
    }

    private void resolve(@Nullable StoredLine next) throws IOException {
        StoredLine line = waiting;
        waiting = null;
        if (line == null) {
            return;
        }
        boolean closest = closestIsToCome && isCloser(line, next);
        closestIsToCome &= !closest;
        if (answersNext()) {
            result(line, closest);
        }
    }

    private boolean isCloser(StoredLine line, @Nullable StoredLine next) {
        return next == null || distance(line).compareTo(distance(next)) < 0;
    }

    private Duration distance(StoredLine line) {
        return Duration.between(
                        CdxTimestamp.earliest(query.date()),
                        CdxTimestamp.earliest(line.key().timestamp()))
                .abs();
    }

    private void result(StoredLine line, boolean closest) throws IOException {
        xml.open("result");
        element("compressedoffset", OutbackField.OFFSET, line);
        // The client's name for where it stands; the peer sends the length in it.
        element("compressedendoffset", OutbackField.LENGTH, line);
        element("mimetype", OutbackField.MIME, line);
        element("file", OutbackField.FILENAME, line);
        element("redirecturl", OutbackField.REDIRECT, line);
        element("urlkey", OutbackField.URLKEY, line);
        element("digest", OutbackField.DIGEST, line);
        element("httpresponsecode", OutbackField.STATUS, line);
        element("robotflags", OutbackField.ROBOTFLAGS, line);
        element("url", OutbackField.URL, line);
        element("capturedate", OutbackField.TIMESTAMP, line);
        if (closest) {
            xml.element("closest", true);
        }
        xml.close("result");
    }

    private void element(String name, OutbackField field, StoredLine line) throws IOException {
        Object value = field.of(line);
        if (value != null) {
            xml.element(name, value);
        }
    }
}
