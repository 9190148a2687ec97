package org.diancang.adapter.warc;

import org.diancang.events.UnreadablePart;
import org.diancang.warcstore.WarcName;

import java.util.List;
import java.util.Optional;

/**
 * What came of a file that was to be imported.
 *
 * @param file name that it has now; empty where it was not taken in
 * @param captures records announced
 * @param revisits of these, revisits
 * @param software what its warcinfo says that wrote it
 * @param unreadableCount parts that can't be read, or are not what they say
 * @param unreadable the first of them
 */
public record ImportedFile(
        Optional<WarcName> file,
        long captures,
        long revisits,
        Optional<String> software,
        long unreadableCount,
        List<UnreadablePart> unreadable) {
    public ImportedFile {
        unreadable = List.copyOf(unreadable);
    }
}
