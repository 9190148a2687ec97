package org.diancang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What engines said of the checkpoints that it wrote. */
final class Checkpoints {
    private static final Pattern DONE = Pattern.compile("checkpoint done in ([0-9]{1,9}) ms");

    private Checkpoints() {}

    /** How many there were and how long they took, by the engines' logs below a folder. */
    static String in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<Long> millis =
                    files.filter(f -> f.endsWith("engine.log"))
                            .flatMap(Checkpoints::lines)
                            .map(DONE::matcher)
                            .filter(Matcher::find)
                            .map(m -> Long.parseLong(m.group(1)))
                            .toList();
            return millis.size() + ", milliseconds each: " + millis;
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
