package org.diancang.orchestrator.desk;

import org.diancang.events.UnreadablePart;
import org.diancang.orchestrator.crawl.ImportedFile;
import org.diancang.orchestrator.crawl.Imports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where the files of an import come from, for the page of its crawl. */
@Component
class ImportedFiles {
    private final Imports imports;
    private final People people;

    ImportedFiles(Imports imports, People people) {
        this.imports = imports;
        this.people = people;
    }

    /** Who gave them and when. */
    record Given(String by, Instant at, List<Row> files) {}

    /** One file; what it doesn't have is empty. */
    record Row(
            String name,
            String file,
            boolean refused,
            long captures,
            long length,
            String software,
            String sha512,
            long unreadableCount,
            List<UnreadablePart> unreadable) {
        private static final int SHOWN = 100;

        static Row of(ImportedFile file) {
            return new Row(
                    file.name(),
                    file.file().orElse(""),
                    file.state() == ImportedFile.State.REFUSED,
                    file.captures(),
                    file.length(),
                    file.software().orElse(""),
                    file.sha512(),
                    file.unreadableCount(),
                    file.unreadable().stream().limit(SHOWN).toList());
        }
    }

    /** Null where the crawl is no import. */
    @Nullable Given ofCrawl(UUID crawl) {
        return imports.of(crawl)
                .map(
                        view ->
                                new Given(
                                        people.name(view.by()),
                                        view.at(),
                                        view.files().stream().map(Row::of).toList()))
                .orElse(null);
    }
}
