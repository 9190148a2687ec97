package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what this site writes itself. The server's own compression is no use here: it leaves
 * alone whatever has a strong ETag.
 */
final class GzipAnswer {
    private static final int BUFFER = 8 * 1024;

    private GzipAnswer() {}

    /** Whether a client takes gzip (RFC 9110 §12.5.3); one that says nothing gets plain bytes. */
    static boolean isAccepted(HttpServletRequest request) {
        return quality(request.getHeader("Accept-Encoding")) > 0;
    }

    /** Where to write the answer; closing it ends it. */
    static OutputStream open(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        vary(response);
        if (!isAccepted(request)) {
            return response.getOutputStream();
        }
        response.setHeader("Content-Encoding", "gzip");
        return new Fast(response.getOutputStream());
    }

    /** Says that an answer has several encodings (RFC 9110 §12.5.5). */
    static void vary(HttpServletResponse response) {
        response.addHeader("Vary", "Accept-Encoding");
    }

    private static double quality(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        double any = 0;
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] words = part.strip().split("\\s*;\\s*");
            double weight = words.length > 1 ? weight(words[1]) : 1;
            if (words[0].equals("gzip") || words[0].equals("x-gzip")) {
                return weight;
            }
            any = words[0].equals("*") ? weight : any;
        }
        return any;
    }

    private static double weight(String parameter) {
        try {
            return parameter.startsWith("q=") ? Double.parseDouble(parameter.substring(2)) : 1;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A page is written once and read once: time counts more than the last tenth of its size. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
