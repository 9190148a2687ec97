package org.diancang.orchestrator.crawl;

import org.diancang.events.UnreadablePart;

import java.util.List;
import java.util.Optional;

/**
 * A file of somebody else's, as an import was given it and what came of it.
 *
 * @param number which file of the import, 1 or more
 * @param name what it was called before
 * @param length bytes
 * @param sha512 of the whole file, lower-case hexadecimal
 * @param state where it stands
 * @param file its name in the archive; empty where it has none
 * @param captures records announced
 * @param software what its warcinfo says that wrote it
 * @param unreadableCount parts that can't be read, or are not what they say
 * @param unreadable the first 500 of them
 */
public record ImportedFile(
        int number,
        String name,
        long length,
        String sha512,
        State state,
        Optional<String> file,
        long captures,
        Optional<String> software,
        long unreadableCount,
        List<UnreadablePart> unreadable) {
    /** Where a file stands. */
    public enum State {
        /** It was not looked at yet, or never, where the import is over. */
        WAITING,
        /** It is sealed, and what can be read of it is announced. */
        IMPORTED,
        /** Nothing in it can be read. */
        REFUSED
    }

    public ImportedFile {
        unreadable = List.copyOf(unreadable);
    }
}
