package org.diancang.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All that a crawl has written below a folder, unpacked. */
final class WrittenFiles {
    private WrittenFiles() {}

    /** Everything as one text. */
    static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(WrittenFiles::content)
                    .collect(Collectors.joining());
        }
    }

    /**
     * Files, packed or not, that have one of these in them. The last character is left out:
     * Heritrix's database writes that of a text with its high bit set.
     */
    static List<Path> with(Path folder, String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file -> {
                                String content = content(file);
                                return Stream.of(texts)
                                        .map(text -> text.substring(0, text.length() - 1))
                                        .anyMatch(content::contains);
                            })
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().contains(".gz")) {
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
