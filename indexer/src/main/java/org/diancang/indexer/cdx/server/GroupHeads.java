package org.diancang.indexer.cdx.server;

import java.util.List;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The lines that collapsing keeps, found from behind: of each group the one read last. */
final class GroupHeads extends DerivedLines {
    private final Collapse collapse;
    private @Nullable StoredLine earlier;
    private boolean started;

    private GroupHeads(CdxLines backwards, Collapse collapse) {
        super(backwards);
        this.collapse = collapse;
    }

    /** Those of lines that come from the last to the first; all of them where nothing collapses. */
    static CdxLines of(CdxLines backwards, List<Collapse> collapses) {
        CdxLines heads = backwards;
        for (Collapse collapse : collapses) {
            heads = new GroupHeads(heads, collapse);
        }
        return heads;
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine head = started ? earlier : read();
        started = true;
        if (head == null) {
            return null;
        }
        String value = collapse.of(head);
        earlier = read();
        while (earlier != null && collapse.of(earlier).equals(value)) {
            head = earlier;
            earlier = read();
        }
        return head;
    }
}
