package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses what this site writes itself, by Brotli or gzip. The server's own compression is no
 * use here: it leaves alone whatever has a strong ETag.
 */
final class CompressedAnswer {
    private static final String OPENED = CompressedAnswer.class.getName();
    private static final int BUFFER = 8 * 1024;

    /** What an answer is encoded in; of those that a client takes alike, the first. */
    enum Coding {
        BROTLI("br"),
        GZIP("gzip"),
        NONE("");

        private final String text;

        Coding(String text) {
            this.text = text;
        }

        /** As it is called in headers, empty for none. */
        String text() {
            return text;
        }
    }

    private CompressedAnswer() {}

    /** What a client takes best (RFC 9110 §12.5.3); one that says nothing gets plain bytes. */
    static Coding coding(HttpServletRequest request) {
        String header = request.getHeader("Accept-Encoding");
        Map<String, Double> weights = weights(header == null ? "" : header);
        double gzip = weights.getOrDefault("gzip", weights.getOrDefault("*", 0.0));
        // Who takes anything may still not know it.
        double brotli = BrotliStream.AVAILABLE ? weights.getOrDefault("br", 0.0) : 0;
        return brotli > 0 && brotli >= gzip ? Coding.BROTLI : gzip > 0 ? Coding.GZIP : Coding.NONE;
    }

    /** Where to write the answer; closing it ends it. */
    static OutputStream open(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        vary(response);
        Coding coding = coding(request);
        OutputStream plain = response.getOutputStream();
        if (coding != Coding.NONE) {
            response.setHeader("Content-Encoding", coding.text());
        }
        return switch (coding) {
            case NONE -> plain;
            case GZIP -> new Fast(plain);
            case BROTLI -> {
                BrotliStream brotli = new BrotliStream(plain);
                request.setAttribute(OPENED, brotli);
                yield brotli;
            }
        };
    }

    /** Gives back what an answer has held, whether it was ended or broke off. */
    static void release(HttpServletRequest request) {
        if (request.getAttribute(OPENED) instanceof BrotliStream brotli) {
            brotli.release();
        }
    }

    /** Says that an answer has several encodings (RFC 9110 §12.5.5). */
    static void vary(HttpServletResponse response) {
        response.addHeader("Vary", "Accept-Encoding");
    }

    private static Map<String, Double> weights(String header) {
        Map<String, Double> weights = new HashMap<>();
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] words = part.strip().split("\\s*;\\s*");
            String name = words[0].equals("x-gzip") ? "gzip" : words[0];
            weights.putIfAbsent(name, words.length > 1 ? weight(words[1]) : 1);
        }
        return weights;
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
