package org.diancang.indexer.fulltext.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes {@code Content-Encoding} (RFC 9110 §8.4) as leniently as browsers do. */
final class ContentEncoding {
    /** Layers that are undone at most; nobody means more. */
    private static final int MAX_LAYERS = 3;

    private ContentEncoding() {}

    /**
     * The content below its encodings.
     *
     * @param encodings values of the header, in order
     * @throws IOException if the content is none of the encoding that it claims
     */
    static InputStream decode(InputStream content, List<String> encodings) throws IOException {
        List<String> layers = new ArrayList<>();
        for (String value : encodings) {
            for (String layer : value.split(",", -1)) {
                String name = layer.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    layers.add(name);
                }
            }
        }
        if (layers.size() > MAX_LAYERS) {
            throw new IOException(layers.size() + " content encodings on top of each other");
        }
        Collections.reverse(layers);
        InputStream decoded = content;
        for (String layer : layers) {
            decoded = decode(decoded, layer);
        }
        return decoded;
    }

    private static InputStream decode(InputStream content, String encoding) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> {
                BufferedInputStream in = new BufferedInputStream(content);
                // Servers that say gzip and send none are common enough.
                yield first(in, 2) == 0x1F8B ? new GZIPInputStream(in) : in;
            }
            case "deflate" -> {
                BufferedInputStream in = new BufferedInputStream(content);
                int header = first(in, 2);
                // "deflate" means zlib (RFC 1950), but some servers send raw deflate (RFC 1951).
                boolean zlib = (header >> 8 & 0x0F) == 8 && header % 31 == 0;
                yield new InflaterInputStream(in, new Inflater(!zlib)) {
                    @Override
                    public void close() throws IOException {
                        inf.end();
                        super.close();
                    }
                };
            }
            case "br" -> new BrotliInputStream(content);
            default -> throw new IOException("unknown content encoding '" + encoding + "'");
        };
    }

    private static int first(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | Math.max(0, in.read());
        }
        in.reset();
        return value;
    }
}
