package org.diancang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;

/** What files take up. */
final class DiskUse {
    private DiskUse() {}

    /** Bytes on disk below folders; Kafka's indexes are mostly holes and count as little. */
    static long allocated(List<Path> folders) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("du", "-s", "-c", "-B1"));
        folders.forEach(folder -> line.add(folder.toString()));
        Process du =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        du.waitFor();
        String[] lines = said.split("\n");
        if (!lines[lines.length - 1].endsWith("total")) {
            throw new LauncherException("du can't tell the size of " + folders);
        }
        return Long.parseLong(lines[lines.length - 1].split("\t")[0]);
    }

    /** Bytes of RocksDB's tables below a folder. */
    static long tables(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
