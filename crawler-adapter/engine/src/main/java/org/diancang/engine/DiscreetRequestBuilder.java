package org.diancang.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.archive.io.warc.WARCRecordInfo;
import org.archive.modules.CrawlURI;
import org.archive.modules.warc.HttpRequestRecordBuilder;

/**
 * Request records of a crawl with credentials: what proves who we are is left out, and its place
 * says so. The archive is for ever and for many; a password is for neither.
 */
final class DiscreetRequestBuilder extends HttpRequestRecordBuilder {
    /** Annotation of a URL whose request is not recorded as it was sent. */
    static final String ANNOTATION = "withheld";

    static final String WITHHELD = "[withheld]";

    /** Request lines and headers of ours are far smaller; more is not recorded at all. */
    private static final int LONGEST = 1 << 18;

    private static final Pattern SECRET_FIELDS =
            Pattern.compile("(?im)^((?:Proxy-)?Authorization|Cookie):[^\r\n]*");

    private static final Pattern BODY_LENGTH = Pattern.compile("(?im)^(Content-Length):[^\r\n]*");
    private static final String END_OF_FIELDS = "\r\n\r\n";

    @Override
    public boolean shouldBuildRecord(CrawlURI curi) {
        if (!super.shouldBuildRecord(curi)) {
            return false;
        }
        boolean unfit =
                !Secrets.isEmpty() && curi.getRecorder().getRecordedOutput().getSize() > LONGEST;
        if (unfit) {
            curi.getAnnotations().add(ANNOTATION);
        }
        return !unfit;
    }

    @Override
    public WARCRecordInfo buildRecord(CrawlURI curi, URI concurrentTo) throws IOException {
        WARCRecordInfo record = super.buildRecord(curi, concurrentTo);
        if (Secrets.isEmpty()) {
            return record;
        }
        try (InputStream sent = record.getContentStream()) {
            String request = new String(sent.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
            String told = discreet(request);
            if (!told.equals(request)) {
                curi.getAnnotations().add(ANNOTATION);
            }
            byte[] written = told.getBytes(StandardCharsets.ISO_8859_1);
            record.setContentStream(new ByteArrayInputStream(written));
            record.setContentLength(written.length);
        }
        return record;
    }

    /**
     * Only logins have a body here. Its length is withheld too, since it tells that of the
     * password; what stands instead is true of what is written.
     */
    static String discreet(String request) {
        int end = request.indexOf(END_OF_FIELDS);
        int body = end < 0 ? request.length() : end + END_OF_FIELDS.length();
        String fields =
                SECRET_FIELDS.matcher(request.substring(0, body)).replaceAll("$1: " + WITHHELD);
        return body == request.length()
                ? fields
                : BODY_LENGTH.matcher(fields).replaceAll("$1: " + WITHHELD.length()) + WITHHELD;
    }
}
