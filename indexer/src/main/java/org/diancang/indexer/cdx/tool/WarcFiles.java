package org.diancang.indexer.cdx.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.warc.WarcLines;

/** WARC and ARC files that were named, and those in folders that were. */
final class WarcFiles {
    private static final Pattern NAME = Pattern.compile("(?i).*\\.w?arc(\\.gz)?");

    private WarcFiles() {}

    /**
     * The files, in their order; those of a folder by name.
     *
     * @throws CdxFileException if one isn't there
     */
    static List<Path> of(List<Path> named) {
        return named.stream().flatMap(WarcFiles::files).toList();
    }

    private static Stream<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new CdxFileException("there is no file " + path);
        }
        try (Stream<Path> inside = Files.walk(path)) {
            return inside
                    .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new CdxFileException("can't read " + path + ": " + e);
        }
    }

    /**
     * Reads a file.
     *
     * @param name how its lines name it
     */
    static void read(Path path, String name, boolean postAppend, WarcLines.Sink sink) {
        try {
            new WarcLines(path, name, postAppend, sink).read();
        } catch (IOException e) {
            throw new CdxFileException("can't read " + path + ": " + e);
        }
    }
}
