package org.diancang.indexer.cdx.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The first line of each group, which says what was left out; reads a group to its end first. */
final class CountedGroups extends DerivedLines {
    private final Groups groups;
    private final Set<Extra> extras;
    private @Nullable StoredLine following;
    private boolean started;

    CountedGroups(CdxLines source, List<Collapse> collapses, Set<Extra> extras) {
        super(source);
        this.groups = new Groups(collapses);
        this.extras = extras;
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine first = started ? following : read();
        if (first == null) {
            return null;
        }
        if (!started) {
            started = true;
            groups.beginsWith(first);
        }
        long skipped = 0;
        String end = first.key().timestamp();
        following = read();
        while (following != null && !groups.beginsWith(following)) {
            skipped++;
            end = following.key().timestamp();
            following = read();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (extras.contains(Extra.SKIP_COUNT)) {
            members.put(CdxField.SKIP_COUNT.member(), skipped);
        }
        if (extras.contains(Extra.END_TIMESTAMP)) {
            members.put(CdxField.END_TIMESTAMP.member(), end);
        }
        return first.with(members);
    }
}
