package org.diancang.adapter.warc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.diancang.events.ImportFile;
import org.diancang.warcstore.FolderWarcStore;

/** The files of one import, taken in one after the other. For one thread. */
public final class ImportedFiles {
    /** A file and how to read it. */
    public record Given(ImportFile file, FileImport bytes) {}

    /** What happens meanwhile. */
    public interface Watch {
        /** Whether to go on with the next file that was not begun. */
        boolean goesOn();

        /** Some captures were announced. */
        void progressed();
    }

    private record Surveyed(Given given, Survey survey) {}

    private final List<Given> files;
    private final ImportedOriginals originals;

    /** Files, none of which was looked at. */
    public ImportedFiles(List<Given> files, FolderWarcStore store) {
        this.files = List.copyOf(files);
        this.originals = new ImportedOriginals(store);
    }

    /**
     * Takes in what can be read, each file as soon as that is known of all. What an earlier run has
     * begun is brought to its end in any case: the archive keeps no file open for good.
     *
     * @param done told of each file, once it is sealed and announced or refused
     */
    public void takeIn(Watch watch, BiConsumer<ImportFile, ImportedFile> done) {
        List<Surveyed> surveyed = new ArrayList<>();
        for (Given given : files) {
            surveyed.add(new Surveyed(given, given.bytes().survey(originals)));
        }
        if (originals.isAnyWanted()) {
            for (Surveyed one : surveyed) {
                one.given().bytes().seek(one.survey(), originals);
            }
        }
        for (Surveyed one : surveyed) {
            if (!watch.goesOn() && !one.given().bytes().isBegun()) {
                continue;
            }
            done.accept(
                    one.given().file(),
                    one.given().bytes().takeIn(one.survey(), originals, watch::progressed));
        }
    }
}
