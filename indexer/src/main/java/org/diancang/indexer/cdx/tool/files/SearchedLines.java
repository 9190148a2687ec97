package org.diancang.indexer.cdx.tool.files;

import java.nio.file.Path;
import java.util.function.Predicate;

/** Sorted lines that are searched without reading those before. */
@FunctionalInterface
public interface SearchedLines {
    /**
     * Tells the lines from the first on that is not less than a key, until one is refused.
     *
     * @throws CdxFileException if they can't be read
     */
    void search(byte[] from, Predicate<byte[]> goesOn);

    /**
     * A sorted file, or a cluster by its {@code .idx}.
     *
     * @throws CdxFileException if it can't be read
     */
    static SearchedLines of(Path path) {
        return ZipnumCluster.isIndex(path)
                ? ZipnumCluster.of(path)
                : (from, goesOn) -> {
                    try (SortedFile file = new SortedFile(path)) {
                        Lines lines = file.from(from);
                        byte[] line = lines.next();
                        while (line != null && goesOn.test(line)) {
                            line = lines.next();
                        }
                    }
                };
    }
}
