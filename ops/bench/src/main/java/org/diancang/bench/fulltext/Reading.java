package org.diancang.bench.fulltext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was made of a page.
 *
 * @param url of the page
 * @param charset that it was taken to be in
 * @param text what was found
 */
record Reading(String url, String charset, String text) {
    static void write(Path file, List<Reading> readings) throws IOException {
        Files.write(file, readings.stream().map(JsonMapper.shared()::writeValueAsString).toList());
    }

    static List<Reading> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readValue(line, Reading.class))
                .toList();
    }
}
