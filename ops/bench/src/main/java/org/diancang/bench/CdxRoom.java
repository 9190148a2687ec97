package org.diancang.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.diancang.bench.measure.Figure;

/** What the same lines take up on disk. */
final class CdxRoom {
    static final String STORE_FIGURE = "cdx.store";

    private final CdxArena arena;
    private final List<String> collections;
    private final long text;

    /**
     * @param collections all that either server has
     * @param text bytes of all their lines as they were posted
     */
    CdxRoom(CdxArena arena, List<String> collections, long text) {
        this.arena = arena;
        this.collections = List.copyOf(collections);
        this.text = text;
    }

    /** Has both put in order, then looks. */
    List<Figure> measure() throws IOException, InterruptedException {
        DiancangCdx ours = arena.ours();
        String how = ours.compact(collections) ? "compacted" : "ours not compacted";
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure(
                        "cdx.disk",
                        megabytes(ours.allBytes()),
                        megabytes(text),
                        "MB",
                        0.5,
                        true,
                        "stores and topic, %s, against the text of the lines".formatted(how)));
        if (arena.theirs().isPresent()) {
            CdxServer peer = arena.theirs().get();
            boolean compacted = peer.compact(collections);
            OptionalLong theirs = peer.storeBytes();
            if (compacted && theirs.isPresent()) {
                figures.add(
                        new Figure(
                                STORE_FIGURE,
                                megabytes(ours.storeBytes().orElseThrow()),
                                megabytes(theirs.getAsLong()),
                                "MB",
                                0.7,
                                true,
                                "tables alone, %s, against the peer's, compacted".formatted(how)));
            }
        }
        return figures;
    }

    private static double megabytes(long bytes) {
        return bytes / 1048576.0;
    }
}
