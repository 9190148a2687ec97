package org.diancang.adapter.warc;

import org.diancang.events.Original;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Originals that revisits of an import speak of, looked for in all its files, whichever comes
 * first. Only those that were asked for are kept. What is not found is stored as it was given and
 * resolved when a reader asks. For one thread.
 */
public final class ImportedOriginals implements RevisitReference.Originals {
    /** More revisits than this are resolved when a reader asks. */
    private static final int MOST = 200_000;

    private record Found(Original original, String payloadDigest) {}

    private final FolderWarcStore store;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Found> found = new HashMap<>();

    /** Knows nothing yet. */
    public ImportedOriginals(FolderWarcStore store) {
        this.store = store;
    }

    /** Whether any revisit speaks of an original. */
    public boolean isAnyWanted() {
        return !wanted.isEmpty();
    }

    void want(RevisitReference reference) {
        if (wanted.size() < MOST) {
            keys(reference).forEach(wanted::add);
        }
    }

    /** Whether a record is one that was asked for and is not known. */
    boolean isWanted(String recordId, String url, Instant capturedAt) {
        return isMissing(byId(recordId)) || isMissing(byPlace(url, capturedAt));
    }

    void add(String recordId, Original original, String payloadDigest) {
        Found one = new Found(original, payloadDigest);
        for (String key : Set.of(byId(recordId), byPlace(original.url(), original.capturedAt()))) {
            if (isMissing(key)) {
                found.put(key, one);
            }
        }
    }

    @Override
    public Optional<Original> find(RevisitReference reference) {
        return known(reference).map(Found::original);
    }

    @Override
    public Optional<String> payloadDigest(RevisitReference reference) {
        return known(reference).map(Found::payloadDigest);
    }

    /** A name that an earlier archive gave means nothing here, unless it is this archive's own. */
    @Override
    public boolean mayStandIn(String file) {
        return WarcName.isValid(file) && store.isSealed(WarcName.parse(file));
    }

    private boolean isMissing(String key) {
        return wanted.contains(key) && !found.containsKey(key);
    }

    private Optional<Found> known(RevisitReference reference) {
        return keys(reference).stream()
                .flatMap(k -> Optional.ofNullable(found.get(k)).stream())
                .findFirst();
    }

    private static List<String> keys(RevisitReference reference) {
        List<String> keys = new ArrayList<>();
        reference.recordId().ifPresent(id -> keys.add(byId(id)));
        if (reference.url().isPresent() && reference.capturedAt().isPresent()) {
            keys.add(byPlace(reference.url().get(), reference.capturedAt().get()));
        }
        return keys;
    }

    private static String byId(String recordId) {
        return "i " + recordId;
    }

    /** Writers give the instant with and without fractions of a second. */
    private static String byPlace(String url, Instant capturedAt) {
        return "u " + capturedAt.getEpochSecond() + " " + url;
    }
}
