package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.events.Original;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.cdx.CdxLine;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code pv_}: who captured a memento and when, where its record lies, by which digests it
 * can be checked, and, of a revisit, where its payload comes from. A revisit refers to its original
 * and never to another revisit, so the chain has one step.
 */
@Component
final class ProvenanceJson {
    /** Header fields of the WARC record that say something about where it comes from. */
    private static final List<String> TOLD =
            List.of(
                    "WARC-Type",
                    "WARC-Record-ID",
                    "WARC-Date",
                    "WARC-Target-URI",
                    "WARC-Payload-Digest",
                    "WARC-Block-Digest",
                    "WARC-IP-Address",
                    "WARC-Warcinfo-ID",
                    "WARC-Concurrent-To",
                    "WARC-Profile",
                    "WARC-Refers-To",
                    "WARC-Refers-To-Target-URI",
                    "WARC-Refers-To-Date",
                    "WARC-Truncated",
                    "WARC-Identified-Payload-Type");

    private final JsonMapper json = JsonMapper.builder().build();
    private final MementoHeaders memento;

    ProvenanceJson(MementoHeaders memento) {
        this.memento = memento;
    }

    void serve(
            Capture capture,
            ArchivedUrl url,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Content-Type", "application/json");
        OutputStream out = CompressedAnswer.open(request, response);
        out.write(json.writeValueAsBytes(describe(capture, url)));
        out.close();
    }

    private Map<String, Object> describe(Capture capture, ArchivedUrl url) {
        CdxLine line = capture.line();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("url", line.url());
        told.put("capturedAt", line.capturedAt().toString());
        told.put("memento", address(line, Modifier.NONE, url));
        told.put("raw", address(line, Modifier.RAW, url));
        told.put("record", address(line, Modifier.RECORD, url));
        put(told, "crawlId", line.crawlId());
        put(told, "siteId", line.siteId());
        line.serverIp().ifPresent(ip -> told.put("serverIp", ip));
        told.put("file", line.file());
        told.put("offset", line.offset());
        if (line.length() > 0) {
            told.put("length", line.length());
        }
        put(told, "recordId", line.recordId());
        put(told, "recordType", line.recordType());
        told.put("status", capture.status());
        put(told, "mime", line.mime());
        put(told, "payloadDigest", line.digest());
        line.truncated().ifPresent(reason -> told.put("truncated", reason));
        if (line.isRevisit()) {
            told.put("revisitOf", original(capture));
        }
        told.put("warcHeader", warcHeader(capture));
        return told;
    }

    private static Map<String, Object> original(Capture capture) {
        Map<String, Object> told = new LinkedHashMap<>();
        capture.line()
                .revisitOf()
                .ifPresent(
                        (Original o) -> {
                            told.put("url", o.url());
                            told.put("capturedAt", o.capturedAt().toString());
                        });
        told.put("file", capture.payloadId().file());
        told.put("offset", capture.payloadId().offset());
        capture.payloadWarcHeader("WARC-Record-ID").ifPresent(id -> told.put("recordId", id));
        return told;
    }

    private static Map<String, Object> warcHeader(Capture capture) {
        Map<String, Object> told = new LinkedHashMap<>();
        TOLD.forEach(name -> capture.warcHeader(name).ifPresent(value -> told.put(name, value)));
        return told;
    }

    private String address(CdxLine line, Modifier modifier, ArchivedUrl url) {
        return memento.origin()
                + ContentPath.of(line.timestamp(), modifier, MementoHeaders.linkable(url.value()));
    }

    private static void put(Map<String, Object> told, String name, String value) {
        if (!value.isEmpty()) {
            told.put(name, value);
        }
    }
}
