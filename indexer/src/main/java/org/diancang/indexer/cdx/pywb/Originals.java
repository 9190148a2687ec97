package org.diancang.indexer.cdx.pywb;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells revisits where their original is: the first line before them with the same digest; where
 * none was seen, what the line itself says of it. Remembers {@value #MOST} digests, and forgets the
 * one that was not met for longest.
 */
final class Originals {
    /** Digests that are remembered. */
    static final int MOST = 10_000;

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Original> byDigest =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Original> eldest) {
                    forgotten |= size() > MOST;
                    return size() > MOST;
                }
            };
    private boolean forgotten;

    /** Whether a digest had to be forgotten. */
    boolean forgotSome() {
        return forgotten;
    }

    /** Remembers a line, unless it is a revisit or one with its digest is known. */
    void remember(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        String digest = Members.bare(line.digest());
        if (digest != null && !line.isRevisit() && !byDigest.containsKey(digest)) {
            byDigest.put(digest, new Original(stored.key(), line));
        }
    }

    /** The line with what is known of its original. */
    StoredLine resolved(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        var members = (ObjectNode) mapper.readTree(stored.json());
        Original original = line.isRevisit() ? before(stored) : null;
        CdxLine.RevisitOf named = line.revisitOf();
        if (original != null) {
            original.fill(members);
        } else if (line.isRevisit() && named != null) {
            fill(members, null, named.offset(), named.filename());
            if (line.servedType() != null) {
                members.put(PywbField.MIME, line.servedType());
            }
        } else {
            PywbField.OF_THE_ORIGINAL.forEach(name -> members.put(name, PywbField.UNKNOWN));
        }
        return new StoredLine(stored.key(), mapper.writeValueAsBytes(members));
    }

    private @Nullable Original before(StoredLine revisit) {
        String digest = Members.bare(revisit.line().orElseThrow().digest());
        Original original = digest == null ? null : byDigest.get(digest);
        return original != null && original.key().toBytes().compareTo(revisit.key().toBytes()) < 0
                ? original
                : null;
    }

    private static void fill(
            ObjectNode members, @Nullable Long length, long offset, String filename) {
        members.put(
                PywbField.ORIGINAL_LENGTH,
                length == null ? PywbField.UNKNOWN : Long.toString(length));
        members.put(PywbField.ORIGINAL_OFFSET, Long.toString(offset));
        members.put(PywbField.ORIGINAL_FILENAME, filename);
    }

    /** What is kept of a line; the rest of it may be long. */
    private record Original(
            CdxKey key,
            @Nullable String mime,
            @Nullable Integer status,
            @Nullable Long length,
            long offset,
            String filename) {
        Original(CdxKey key, CdxLine line) {
            this(key, line.mime(), line.status(), line.length(), line.offset(), line.filename());
        }

        void fill(ObjectNode members) {
            members.put(PywbField.MIME, mime == null ? "" : mime);
            members.remove(PywbField.STATUS);
            if (status != null) {
                members.put(PywbField.STATUS, status);
            }
            Originals.fill(members, length, offset, filename);
        }
    }
}
