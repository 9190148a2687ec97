package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Inputs to begin with: those of the rewriting suite, and what fuzzing has found before. */
final class FuzzSeeds {
    private FuzzSeeds() {}

    /**
     * Writes them, a folder for each kind.
     *
     * @param args the module's folder, and the folder to write to
     */
    public static void main(String[] args) throws IOException {
        for (RewrittenKind kind : RewrittenKind.values()) {
            Path folder = Files.createDirectories(Path.of(args[1], kind.name()));
            int n = 0;
            for (byte[] seed : (Iterable<byte[]>) of(Path.of(args[0]), kind)::iterator) {
                Files.write(folder.resolve("seed-" + n++), seed);
            }
        }
    }

    /** Inputs of a kind. */
    static Stream<byte[]> of(Path module, RewrittenKind kind) throws IOException {
        Path resources = module.resolve("src/test/resources/rewrite");
        Stream<byte[]> suite =
                Files.readAllLines(resources.resolve("suite.tsv"), ISO_8859_1).stream()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(line -> line.split("\t", -1))
                        .filter(field -> isOf(kind, field[0]))
                        .map(field -> bytes(field[1]));
        Path kept = resources.resolve("seeds").resolve(kind.name().toLowerCase(Locale.ROOT));
        return Files.isDirectory(kept)
                ? Stream.concat(suite, Files.list(kept).sorted().map(FuzzSeeds::read))
                : suite;
    }

    private static boolean isOf(RewrittenKind kind, String type) {
        String start =
                switch (kind) {
                    case PAGE, CHARSET -> "text/html";
                    case XHTML -> "application/xhtml+xml";
                    case SVG -> "image/svg+xml";
                    case STYLED_XML -> "text/xml";
                    case XSLT -> "text/xsl";
                    case STYLE -> "text/css";
                    case SCRIPT, HANDLER -> "application/javascript";
                    case PLAYLIST -> "application/vnd.apple.mpegurl";
                    case MANIFEST -> "application/dash+xml";
                    case IMPORT_MAP -> "application/importmap";
                    case CALL -> "jsonp";
                    case LINK -> "Link";
                    case REFRESH -> "Refresh";
                    case LOCATION -> "Location";
                    case SRCSET -> "srcset";
                };
        return type.startsWith(start);
    }

    /** Escapes as the suite has them, near enough for a seed. */
    private static byte[] bytes(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\\\", "\\")
                .getBytes(ISO_8859_1);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
