package org.diancang.bench.fulltext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What generated pages are made of: lines of text that come with the benchmark. */
enum SeedText {
    /** Sentences in simplified characters. */
    HANS,
    /** Sentences in traditional characters. */
    HANT,
    /** Sentences in English. */
    ENGLISH,
    /** Entries of a government site's menus. */
    MENUS,
    /** What is searched for. */
    QUERIES;

    List<String> lines() {
        String file = "/fulltext/" + name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = Objects.requireNonNull(SeedText.class.getResourceAsStream(file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
