package org.diancang.bench.fulltext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Real pages: Chinese documentation that Debian packages. Downloaded once and kept. */
final class DebianPages {
    /** Simplified and traditional, chapters of 200 KB and pages of 5 KB. */
    static final List<String> PACKAGES =
            List.of(
                    "debian-reference-zh-cn",
                    "debian-reference-zh-tw",
                    "maint-guide-zh-cn",
                    "maint-guide-zh-tw",
                    "debian-faq-zh-cn",
                    "installation-guide-amd64",
                    "lilypond-doc-html-zh");

    private static final Pattern CHINESE = Pattern.compile(".*[/.-]zh[^/]*(/.*)?\\.html");
    private static final int LONGEST = 120;

    private final Path folder;

    /**
     * @param folder where they are kept
     */
    DebianPages(Path folder) {
        this.folder = folder;
    }

    /** All pages of all packages that can be had, perhaps none. */
    List<SamplePage> pages() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String name : PACKAGES) {
            Path unpacked = folder.resolve(name);
            if (!Files.isDirectory(unpacked)) {
                fetch(name, unpacked);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> CHINESE.matcher(file.toString()).matches())
                    .sorted()
                    .map(this::page)
                    .toList();
        }
    }

    private void fetch(String name, Path unpacked) throws IOException, InterruptedException {
        Path download = Files.createTempDirectory(folder, "download-");
        if (!run(download, "apt-get", "-q", "download", name)) {
            return;
        }
        try (Stream<Path> files = Files.list(download)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".deb")).toList()) {
                run(download, "dpkg", "-x", file.toString(), "content");
                Files.delete(file);
            }
        }
        if (Files.isDirectory(download.resolve("content"))) {
            Files.move(download.resolve("content"), unpacked);
        }
    }

    private boolean run(Path where, String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(where.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            return process.waitFor(LONGEST, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // Not a Debian, or no network: the generated pages are left.
            return false;
        }
    }

    private SamplePage page(Path file) {
        try {
            return new SamplePage(
                    "http://docs.example.cn/" + folder.relativize(file),
                    "text/html; charset=utf-8",
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
