package org.diancang.indexer.fulltext.extract;

import java.nio.file.Path;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.ParserSettings;

/** The real parsers, in real processes. */
public final class RunningParsers {
    private RunningParsers() {}

    public static DocumentParsers in(Path folder, int textChars) {
        return new DocumentParsers(settings(folder, 1, 1_000, textChars));
    }

    public static ParserSettings settings(
            Path folder, int processes, int documents, int textChars) {
        return new ParserSettings(
                System.getProperty("diancang.fulltext.parsers"),
                folder,
                processes,
                256,
                documents,
                textChars);
    }
}
