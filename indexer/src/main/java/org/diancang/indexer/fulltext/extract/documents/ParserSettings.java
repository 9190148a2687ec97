package org.diancang.indexer.fulltext.extract.documents;

import java.nio.file.Path;

/**
 * Of the processes that read documents.
 *
 * @param classPath where their classes are
 * @param folder folder of their own, emptied at start
 * @param processes how many there are at most
 * @param heapMegabytes heap of each, 64 at least
 * @param documents documents after which a process is replaced
 * @param textChars characters of text that are kept at most
 */
public record ParserSettings(
        String classPath,
        Path folder,
        int processes,
        int heapMegabytes,
        int documents,
        int textChars) {
    public ParserSettings {
        if (classPath.isBlank()) {
            throw new IllegalArgumentException("classPath must not be blank");
        }
        if (processes < 1 || heapMegabytes < 64 || documents < 1 || textChars < 1) {
            throw new IllegalArgumentException(
                    "processes, documents and textChars must be positive, heapMegabytes 64 or more:"
                            + " %d, %d, %d, %d"
                                    .formatted(processes, documents, textChars, heapMegabytes));
        }
        folder = folder.toAbsolutePath();
    }
}
